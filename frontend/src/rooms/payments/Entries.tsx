import { DateText, Money, Problem, Skeleton, Wide } from "../../kit";
import { useActor } from "../../shell/useActor";
import { disputesWords } from "../../words/disputes";
import { paymentsWords } from "../../words/payments";
import { useTold, useWords } from "../../words/words";
import { useEntries, type Entry, type Payment } from "./usePayment";

function EntryTable({ entry }: { entry: Entry }) {
  const say = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  const dispute = useTold(disputesWords);
  const actor = useActor();
  const title = [told("reason", entry.reason), say("entry", { n: String(entry.version) })];
  const note = entry.reason.startsWith("dispute_") && entry.note ? dispute("reason", entry.note) : entry.note;
  if (entry.reverses) title.push(say("entry_reverses", { n: String(entry.reverses) }));
  return (
    <table className="plain-table double-entry">
      <caption>
        <strong>{title.join(" · ")}</strong> <span className="muted small"><DateText value={entry.effective_on} /> · {actor(entry.by)}{note && ` · ${note}`}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{say("ledger_account")}</th>
          <th scope="col">{say("about")}</th>
          <th scope="col" className="end">{say("debit")}</th>
          <th scope="col" className="end">{say("credit")}</th>
        </tr>
      </thead>
      <tbody>
        {entry.legs.map((leg, at) => (
          <tr key={at}>
            <th scope="row">{told("code", leg.code)}</th>
            <td>{leg.number || say("payment")}</td>
            <td className="end">{leg.debit && <Money amount={leg.debit} />}</td>
            <td className="end">{leg.credit && <Money amount={leg.credit} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every entry of the books that is about a payment, the newest first. */
export function Entries({ payment }: { payment: Payment }) {
  const say = useWords(paymentsWords);
  const entries = useEntries({ account_id: payment.account_id, payment_id: payment.id });
  if (entries.error) return <Problem error={entries.error} onRetry={() => void entries.refetch()} />;
  if (!entries.data) return <Skeleton lines={4} />;
  return (
    <Wide label={say("entries")}>
      <div className="stack">{entries.data.items.map((entry) => <EntryTable key={entry.version} entry={entry} />)}</div>
    </Wide>
  );
}
