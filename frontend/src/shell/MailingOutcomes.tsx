import { Link } from "wouter";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Status } from "../kit/Status";
import { kitWords } from "../words/kit";
import { mailingsWords } from "../words/mailings";
import { overdueWords } from "../words/overdue";
import { useTold, useWords } from "../words/words";
import { countOf, useMailingActs } from "./Mailings";
import type { Mailed, Mailing } from "./mailings";

const TONES = { sent: "good", later: "info", refused: "warn", failed: "bad" } as const;
/** What wants a look stands first. */
const ORDER = ["failed", "refused", "later", "sent"];

function Outcome({ one, kind }: { one: Mailed; kind: Mailing["kind"] }) {
  const say = useWords(mailingsWords);
  const told = useTold(overdueWords);
  return (
    <tr>
      <th scope="row" className="figure"><Link href={kind === "statements" ? `/accounts/${one.account_id}` : `/accounts/${one.account_id}/invoices/${one.about}`}>{one.number || say(`one_${kind}`)}</Link></th>
      <td><Status tone={TONES[one.outcome]}>{say(one.outcome)}</Status></td>
      <td>{one.why || (one.rule && one.outcome === "refused" ? told("rule", one.rule) : "")}</td>
    </tr>
  );
}

/** What became of each: loaded when somebody looks, with the words of every refusal. */
export default function MailingOutcomes({ mailing, open, onClose }: { mailing: Mailing; open: boolean; onClose: () => void }) {
  const say = useWords(mailingsWords);
  const kit = useWords(kitWords);
  const { goOn } = useMailingActs(mailing);
  const again = () => {
    onClose();
    goOn();
  };
  const footer = (
    <>
      <Button onClick={onClose}>{kit("close")}</Button>
      {countOf(mailing, "failed") > 0 && mailing.state === "ended" && <Button kind="primary" onClick={again}>{say("again")}</Button>}
    </>
  );
  return (
    <Dialog open={open} title={say(`outcomes_${mailing.kind}`)} onClose={onClose} footer={footer} wide>
      <table className="plain-table">
        <thead><tr><th scope="col">{say(`one_${mailing.kind}`)}</th><th scope="col">{say("outcome")}</th><th scope="col">{say("why")}</th></tr></thead>
        <tbody>
          {mailing.mailed.toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome)).map((one) => <Outcome key={one.about} one={one} kind={mailing.kind} />)}
        </tbody>
      </table>
    </Dialog>
  );
}
