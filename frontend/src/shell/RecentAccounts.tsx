import { Link } from "wouter";
import { Money } from "../kit";
import { kitWords } from "../words/kit";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";
import { useRecentAccounts } from "./recents";

/** Below a field that asks for an account: the ones just worked on, one click away. `to` says where each leads. */
export function RecentAccounts({ to }: { to: (account_id: string) => string }) {
  const say = useWords(kitWords);
  const shell = useWords(shellWords);
  const { data } = useRecentAccounts(true);
  if (!data?.items.length) return null;
  return (
    <section className="card stack">
      <h2>{say("palette_recent")}</h2>
      <table className="plain-table">
        <thead>
          <tr><th scope="col">{shell("kind_account")}</th><th scope="col" className="end">{shell("client_owes")}</th></tr>
        </thead>
        <tbody>
          {data.items.map((hit) => (
            <tr key={hit.account_id}>
              <th scope="row"><Link className="link" href={to(hit.account_id)}>{hit.title}</Link> <span className="muted small">{hit.detail}</span></th>
              <td className="end">{hit.owes.map((amount) => <Money key={amount.currency} amount={amount} />)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
