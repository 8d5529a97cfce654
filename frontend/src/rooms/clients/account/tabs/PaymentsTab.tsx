import { useMemo } from "react";
import { useMay } from "../../../../api/session";
import { Button, ButtonLink, DateText, Money, Problem, Status, type Column } from "../../../../kit";
import { ListPart } from "../../../../list/ListPart";
import { accountWords } from "../../../../words/account";
import { useTold, useWords } from "../../../../words/words";
import { useAttempts, usePayments, type AccountPayment } from "../useAccount";

function useColumns(): Column<AccountPayment>[] {
  const say = useWords(accountWords);
  const told = useTold(accountWords);
  return useMemo(
    () => [
      { key: "received", title: say("received"), width: 130, value: (row) => row.received_on, render: (row) => <DateText value={row.received_on} /> },
      { key: "method", title: say("method"), width: 150, lead: true, value: (row) => told("method", row.method) },
      { key: "reference", title: say("reference"), width: 170, grow: true, value: (row) => row.reference },
      { key: "amount", title: say("amount"), width: 120, align: "end", card: "end", value: (row) => row.amount.minor, render: (row) => <Money amount={row.amount} /> },
      { key: "unapplied", title: say("unapplied"), width: 120, align: "end", value: (row) => row.unapplied.minor, render: (row) => <Money amount={row.unapplied} strong={row.unapplied.minor > 0} /> },
      {
        key: "state", title: say("state"), width: 130, card: "badge", value: (row) => row.state,
        render: (row) => <Status state={row.state === "lost" ? "failed" : row.state}>{told("pstate", row.state)}</Status>,
      },
    ],
    [say, told],
  );
}

/** The client's own tries on the gateway's page: what a caller means by “it did not work”. */
function Attempts({ id }: { id: string }) {
  const say = useWords(accountWords);
  const told = useTold(accountWords);
  const attempts = useAttempts(id);
  if (!attempts.error && !attempts.rows.length) return null;
  return (
    <section className="card stack">
      <h2>{say("attempts")}</h2>
      <table className="plain-table">
        <thead>
          <tr><th scope="col">{say("when")}</th><th scope="col">{say("state")}</th><th scope="col">{say("why")}</th><th scope="col" className="end">{say("amount")}</th></tr>
        </thead>
        <tbody>
          {attempts.rows.map((one) => (
            <tr key={one.id}>
              <td><DateText value={one.started_at} /></td>
              <td><Status state={one.state}>{told("attempt", one.state)}</Status></td>
              <td>{one.decline_reason ? told("decline", one.decline_reason) : "–"}</td>
              <td className="end"><Money amount={one.amount} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {attempts.error && <Problem error={attempts.error} onRetry={() => void attempts.refetch()} />}
      {attempts.hasNextPage && <div><Button busy={attempts.isFetchingNextPage} onClick={attempts.onMore}>{say("older")}</Button></div>}
    </section>
  );
}

const keyOf = (row: AccountPayment) => row.id;

export function PaymentsTab({ id }: { id: string }) {
  const say = useWords(accountWords);
  const may = useMay();
  return (
    <div className="stack">
      <ListPart
        title={say("tab_payments")} name="account-payments" list={usePayments(id)} columns={useColumns()} rowKey={keyOf}
        page={(row) => `/accounts/${id}/payments/${row.id}`} dim={(row) => row.state !== "posted"} csv="payments.csv"
        action={may("payment:post") && <ButtonLink icon="payments" href={`/accounts/${id}/payments/new`}>{say("act_pay")}</ButtonLink>}
        empty={{ icon: "payments", title: say("payments_empty"), text: say("payments_empty_text") }}
      />
      <Attempts id={id} />
    </div>
  );
}
