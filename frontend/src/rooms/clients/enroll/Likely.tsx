import { Link } from "wouter";
import { Banner, DateText } from "../../../kit";
import { clientsWords } from "../../../words/clients";
import { useTold, useWords } from "../../../words/words";
import type { Likeness } from "./useLikenesses";

/** People who are enrolled already and very like the ones on the form, each with its reasons and a way to its account. */
export function LikelyList({ found }: { found: readonly Likeness[] }) {
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
            <Link href={`/accounts/${one.account_id}`}>{say("open_account")}</Link>
          </div>
          <span className="muted small">{one.reasons.map((reason) => told("like", reason)).join(" · ")}</span>
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
