import { Link } from "wouter";
import { Banner, Button, ButtonLink, DateText } from "../../../kit";
import { clientsWords } from "../../../words/clients";
import { useTold, useWords } from "../../../words/words";
import type { Likeness } from "./useLikenesses";

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
            <strong>{one.name}</strong>
            <DateText value={one.birth_date} />
            <span className="muted figure">{one.account_number}</span>
            {!merges && <Link href={`/accounts/${one.account_id}`}>{say("open_account")}</Link>}
          </div>
          <span className="muted small">{one.reasons.map((reason) => told("like", reason)).join(" · ")}</span>
          {merges && (
            <div className="row">
              <ButtonLink href={`/accounts/${merges}/merge?other=${one.account_id}`}>{say("compare_merge")}</ButtonLink>
              {onApart && <Button onClick={() => onApart(one)}>{say("tell_apart")}</Button>}
              <Link href={`/accounts/${one.account_id}`}>{say("open_account")}</Link>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

export function LikelyBanner({ found }: { found: readonly Likeness[] }) {
  const say = useWords(clientsWords);
  if (!found.length) return null;
  return (
    <Banner severity="caution" title={say("likely_title", { n: found.length })}>
      <LikelyList found={found} />
    </Banner>
  );
}
