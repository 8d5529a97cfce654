import { lazy, Suspense, useEffect, useState } from "react";
import { Button } from "../kit/Button";
import { Icon } from "../kit/Icon";
import { kitWords } from "../words/kit";
import { runsWords } from "../words/runs";
import { useWords } from "../words/words";
import { dropRun, isGoing, resumeRun, stopRun, useRun, type Result } from "./runs";

const Outcomes = lazy(() => import("./Outcomes"));

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
      {looking && <Suspense fallback={null}><Outcomes run={run} open onClose={() => setLooking(false)} /></Suspense>}
    </section>
  );
}
