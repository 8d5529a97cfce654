import { Link } from "wouter";
import { Button, ButtonLink, DateText, Strip } from "../../../kit";
import { clientsWords } from "../../../words/clients";
import { useTold, useWords } from "../../../words/words";
import type { Likeness, Likenesses } from "./useLikenesses";

/** People who are enrolled already and very like those in hand, each with its reasons and a way to its account; with
 * `merges`, the account in hand, a way to compare the two as well, and to tell them apart.
 */
export function LikelyList({ found, merges, onApart }: { found: readonly Likeness[]; merges?: string; onApart?: (one: Likeness) => void }) {
  const say = useWords(clientsWords);
  const told = useTold(clientsWords);
  return (
    <ul className="stack">
      {found.map((one) => (
        <li key={`${one.account_id}${one.client_id}`}>
          <div className="row">
            {merges ? <Link href={`/accounts/${one.account_id}`}>{one.name}</Link> : <strong>{one.name}</strong>}
            <DateText value={one.birth_date} />
            <span className="muted figure">{one.account_number}</span>
            {!merges && <Link href={`/accounts/${one.account_id}`}>{say("open_account")}</Link>}
          </div>
          <span className="muted small">{one.reasons.map((reason) => told("like", reason)).join(" · ")}</span>
          {merges && (
            <div className="row">
              <ButtonLink href={`/accounts/${merges}/merge?other=${one.account_id}`}>{say("compare_merge")}</ButtonLink>
              {onApart && <Button onClick={() => onApart(one)}>{say("tell_apart")}</Button>}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Under the head of the page, where it moves nothing: whether somebody like this is enrolled already. */
export function LikelyStrip({ likely }: { likely: Likenesses }) {
  const say = useWords(clientsWords);
  const { state, found } = likely;
  if (!found.length) return <Strip title={say(`likely_${state}`)} />;
  return <Strip warns title={say("likely_title", { n: found.length })}><LikelyList found={found} /></Strip>;
}
