import { useMemo } from "react";
import { useMay } from "../../../../api/session";
import { ButtonLink, DateText, Money, Stands, useStandsWidth, type Column } from "../../../../kit";
import { ListPart } from "../../../../list/ListPart";
import { accountWords } from "../../../../words/account";
import { useTold, useWords } from "../../../../words/words";
import { useInvoices, type AccountInvoice } from "../useAccount";

function useColumns(): Column<AccountInvoice>[] {
  const say = useWords(accountWords);
  const told = useTold(accountWords);
  const stands = useStandsWidth();
  return useMemo(
    () => [
      { key: "number", title: say("number"), width: 150, lead: true, grow: true, value: (row) => row.number || say("draft_name") },
      { key: "kind", title: say("kind"), width: 120, value: (row) => told("invoice", row.kind) },
      { key: "issued", title: say("issued"), width: 130, value: (row) => row.issued_on, render: (row) => <DateText value={row.issued_on} /> },
      { key: "due", title: say("due"), width: 130, value: (row) => row.due_on, render: (row) => <DateText value={row.due_on} /> },
      { key: "total", title: say("total"), width: 120, align: "end", value: (row) => row.total.minor, render: (row) => <Money amount={row.total} /> },
      { key: "credited", title: say("credited"), width: 120, align: "end", card: "none", value: (row) => row.credited.minor, render: (row) => <Money amount={row.credited} /> },
      { key: "open", title: say("open_amount"), width: 120, align: "end", card: "end", value: (row) => row.open.minor, render: (row) => (row.number ? <Money amount={row.open} strong={row.open.minor > 0} /> : <span className="muted"><Money amount={row.total} /></span>) },
      { key: "state", title: say("state"), width: stands, card: "badge", value: (row) => row.stands, render: (row) => <Stands word={row.stands} /> },
    ],
    [say, told, stands],
  );
}

const keyOf = (row: AccountInvoice) => row.id;

/** The account's invoices, drafts too; Enter opens one. */
export function InvoicesTab({ id }: { id: string }) {
  const say = useWords(accountWords);
  const may = useMay();
  return (
    <ListPart
      title={say("tab_invoices")} name="account-invoices" list={useInvoices(id)} columns={useColumns()} rowKey={keyOf}
      page={(row) => `/accounts/${id}/invoices/${row.id}`} csv="invoices.csv"
      action={may("charge:write") && <ButtonLink icon="charges" href={`/accounts/${id}/charges/new`}>{say("act_charge")}</ButtonLink>}
      empty={{ icon: "invoices", title: say("invoices_empty"), text: say("invoices_empty_text") }}
    />
  );
}
