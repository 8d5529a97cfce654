import { Link } from "wouter";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Status } from "../kit/Status";
import { kitWords } from "../words/kit";
import { overdueWords } from "../words/overdue";
import { runsWords } from "../words/runs";
import { useTold, useWords } from "../words/words";
import { isGoing, tryAgain, type Result, type Run } from "./runs";

const TONES = { sent: "good", later: "info", refused: "warn", failed: "bad" } as const;
/** What wants a look stands first. */
const ORDER = ["failed", "refused", "later", "sent"];

function Outcome({ one }: { one: Result }) {
  const say = useWords(runsWords);
  const told = useTold(overdueWords);
  return (
    <tr>
      <th scope="row"><Link href={`/accounts/${one.account_id}/invoices/${one.invoice_id}`}>{one.number}</Link></th>
      <td><Status tone={TONES[one.outcome]}>{say(one.outcome)}</Status></td>
      <td>{one.outcome === "refused" ? told("rule", one.why) : one.why}</td>
    </tr>
  );
}

/** What became of each: loaded when somebody looks, with the words of every refusal. */
export default function Outcomes({ run, open, onClose }: { run: Run; open: boolean; onClose: () => void }) {
  const say = useWords(runsWords);
  const kit = useWords(kitWords);
  const failed = run.results.some((one) => one.outcome === "failed");
  const again = () => {
    onClose();
    tryAgain();
  };
  const footer = (
    <>
      <Button onClick={onClose}>{kit("close")}</Button>
      {failed && !isGoing(run) && <Button kind="primary" onClick={again}>{say("again")}</Button>}
    </>
  );
  return (
    <Dialog open={open} title={say("outcomes")} onClose={onClose} footer={footer} wide>
      <table className="plain-table">
        <thead><tr><th scope="col">{say("invoice")}</th><th scope="col">{say("outcome")}</th><th scope="col">{say("why")}</th></tr></thead>
        <tbody>
          {run.results.toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome)).map((one) => <Outcome key={one.invoice_id} one={one} />)}
        </tbody>
      </table>
    </Dialog>
  );
}
