import { useEffect, useState } from "react";
import { Link } from "wouter";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { Icon } from "../kit/Icon";
import { Status } from "../kit/Status";
import { kitWords } from "../words/kit";
import { overdueWords } from "../words/overdue";
import { runsWords } from "../words/runs";
import { useTold, useWords } from "../words/words";
import { dropRun, isGoing, resumeRun, stopRun, tryAgain, useRun, type Result, type Run } from "./runs";

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

function Outcomes({ run, open, onClose }: { run: Run; open: boolean; onClose: () => void }) {
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

/** Pay links on their way to many: how far they are, what was refused and why. */
export function Runs() {
  const say = useWords(runsWords);
  const kit = useWords(kitWords);
  const run = useRun();
  const [looking, setLooking] = useState(false);
  useEffect(resumeRun, []);
  if (!run) return null;
  const going = isGoing(run);
  const of = (...outcomes: Result["outcome"][]) => run.results.filter((one) => outcomes.includes(one.outcome)).length;
  const [went, not] = [of("sent", "later"), of("refused", "failed")];
  return (
    <section className="toasts-kept" aria-label={say("title")}>
      <div className={`toast tone-${going ? "info" : not ? "bad" : "good"}`}>
        <Icon name={going ? "spinner" : not ? "error" : "check"} spin={going} />
        <span>
          <span role="status">{going ? say("going", { done: run.results.length, all: run.asked.length }) : say("ended", { went, not })}</span>
          {going && <progress className="progress" aria-label={say("title")} max={run.asked.length} value={run.results.length} />}
        </span>
        <Button onClick={() => setLooking(true)}>{say("look")}</Button>
        {going ? <Button onClick={stopRun}>{say("stop")}</Button> : <Button kind="quiet" icon="close" label={kit("close")} onClick={dropRun} />}
      </div>
      <Outcomes run={run} open={looking} onClose={() => setLooking(false)} />
    </section>
  );
}
