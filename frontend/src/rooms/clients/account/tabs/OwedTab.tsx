import { useState } from "react";
import { Link } from "wouter";
import { DateField, Empty, Money, Problem, Skeleton } from "../../../../kit";
import { accountWords } from "../../../../words/account";
import { civilToday } from "../../../../words/format";
import { useWords } from "../../../../words/words";
import { useOwed, type AccountFile, type Overview } from "../useAccount";

function OwedTable({ loaded, on }: { loaded: { file: AccountFile; overview: Overview }; on: string }) {
  const say = useWords(accountWords);
  const { id, merged_into: into } = loaded.file.account;
  const owed = useOwed(id, on);
  const names = new Map(loaded.overview.parties.map((one) => [one.party, one.name]));
  if (owed.error) return <Problem error={owed.error} onRetry={() => void owed.refetch()} />;
  if (!owed.data) return <Skeleton lines={5} />;
  if (!owed.data.lines.length) return <Empty icon="check" title={say("owed_none")} />;
  return (
    <table className="plain-table">
      <thead>
        <tr><th scope="col">{say("invoice")}</th><th scope="col">{say("party")}</th><th scope="col" className="end">{say("owed")}</th></tr>
      </thead>
      <tbody>
        {owed.data.lines.map((line) => (
          <tr key={`${line.invoice_id}${line.party}`}>
            <th scope="row">{line.invoice_id ? <Link href={`/accounts/${into ?? id}/invoices/${line.invoice_id}`}>{line.number || say("invoice")}</Link> : "–"}</th>
            <td>{names.get(line.party) ?? line.party}</td>
            <td className="end"><Money amount={line.owed} /></td>
          </tr>
        ))}
        <tr><th scope="row" colSpan={2}><strong>{say("total")}</strong></th><td className="end"><Money amount={owed.data.total} strong /></td></tr>
      </tbody>
    </table>
  );
}

/** Who owed what at the end of any day, from the books. */
export function OwedTab({ loaded }: { loaded: { file: AccountFile; overview: Overview } }) {
  const say = useWords(accountWords);
  const [on, setOn] = useState<string | null>(civilToday());
  return (
    <section className="card stack">
      <div className="row"><DateField name="on" label={say("owed_on")} required value={on} onChange={setOn} max={civilToday()} /></div>
      {on && <OwedTable loaded={loaded} on={on} />}
    </section>
  );
}
