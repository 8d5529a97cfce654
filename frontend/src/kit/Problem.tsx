import { problemOf } from "../api/problem";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Button } from "./Button";
import { Icon } from "./Icon";

/** A refusal or failure, in the server's words, with its code for the support call and a way on. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = useWords(kitWords);
  const problem = problemOf(error);
  const offline = problem.code === "offline";
  // Forms say them beside their fields; what was only asked for, a list by its filter, has no other place for them.
  const reasons = onRetry ? [...new Set(Object.values(problem.fields ?? {}))].filter((reason) => reason !== problem.detail) : [];
  return (
    <div className="problem" role="alert">
      <Icon name={offline ? "offline" : "error"} />
      <div className="stack">
        <div>
          <h2>{problem.title || say("problem_title")}</h2>
          <p>{offline ? say("problem_offline") : problem.detail}</p>
          {reasons.length > 0 && <ul>{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>}
          {!offline && <code>{say("problem_code", { code: problem.code })}</code>}
        </div>
        {onRetry && (
          <div>
            <Button onClick={onRetry}>{say("retry")}</Button>
          </div>
        )}
      </div>
    </div>
  );
}
