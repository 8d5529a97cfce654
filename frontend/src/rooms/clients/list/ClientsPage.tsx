import { useMemo } from "react";
import { useLocation } from "wouter";
import { useMay } from "../../../api/session";
import { Money, Status, useFilters, type Column } from "../../../kit";
import { ListPage } from "../../../list/ListPage";
import { useTogether } from "../../../list/useTogether";
import { clientsWords } from "../../../words/clients";
import { LANGUAGES, type Language } from "../../../words/language";
import { useTold, useWords } from "../../../words/words";
import { ClientPanel } from "./ClientPanel";
import { useClientCount, useClients, type ClientRow, type ClientsFilter } from "./useClients";

/** Nothing owed is quiet; what the list does not know is not said to be nothing. */
function Owed({ amount }: { amount: ClientRow["owes"] }) {
  return amount?.minor ? <Money amount={amount} /> : <span className="muted">{amount ? amount.display : "–"}</span>;
}

function useColumns(): Column<ClientRow>[] {
  const say = useWords(clientsWords);
  const told = useTold(clientsWords);
  return useMemo(
    () => [
      { key: "name", title: say("name"), width: 220, lead: true, grow: true, value: (row) => row.name },
      { key: "born", title: say("born"), width: 84, align: "end", card: "named", value: (row) => row.birth_year, render: (row) => String(row.birth_year) },
      { key: "number", title: say("number"), width: 104, value: (row) => row.account_number },
      { key: "owes", title: say("owes"), width: 124, align: "end", card: "end", value: (row) => row.owes?.minor, render: (row) => <Owed amount={row.owes} /> },
      { key: "overdue", title: say("overdue"), width: 124, align: "end", card: "none", value: (row) => row.overdue?.minor, render: (row) => <Owed amount={row.overdue} /> },
      { key: "guarantor", title: say("guarantor"), width: 180, card: "none", value: (row) => row.other_guarantor, render: (row) => row.other_guarantor },
      { key: "language", title: say("language"), width: 96, card: "none", spare: true, value: (row) => LANGUAGES[row.language as Language] ?? "" },
      { key: "currency", title: say("currency"), width: 96, card: "none", spare: true, value: (row) => row.currency },
      {
        key: "state", title: say("state"), width: 116, card: "badge", value: (row) => row.state,
        render: (row) => row.state && <Status state={row.state}>{told("state", row.state)}</Status>,
      },
    ],
    [say, told],
  );
}

function useRowKeys() {
  const say = useWords(clientsWords);
  const may = useMay();
  const [, go] = useLocation();
  const to = (path: string) => (rows: ClientRow[]) => rows[0] && go(`/accounts/${rows[0].account_id}${path}`);
  return {
    ...(may("charge:write") && { c: { text: say("key_charge"), run: to("/charges/new") } }),
    ...(may("payment:post") && { y: { text: say("key_pay"), run: to("/payments/new") } }),
  };
}

function useFilterChoices() {
  const say = useWords(clientsWords);
  return [
    { name: "language", label: say("language"), options: Object.entries(LANGUAGES).map(([value, label]) => ({ value, label })) },
    { name: "state", label: say("state"), options: [{ value: "active", label: say("state_active") }, { value: "closed", label: say("state_closed") }] },
  ];
}

const pageOf = (row: ClientRow) => `/accounts/${row.account_id}`;
const keyOf = (row: ClientRow) => row.client_id;
const accountOf = (row: ClientRow) => row.account_id;

/** All clients: find one, see what they owe, open the account. */
export default function ClientsPage() {
  const say = useWords(clientsWords);
  const may = useMay();
  const filters = useFilters(["language", "state"]);
  const { language = "", state = "" } = filters.values;
  const filter = useMemo(() => ({ language, state, text: filters.text }) as ClientsFilter, [language, state, filters.text]);
  const all = useClientCount(filter);
  const keys = useRowKeys();
  const statements = useTogether<ClientRow>({ papers: "statements", idOf: accountOf });
  return (
    <ListPage
      title={say("title")} name="clients" list={useClients(filter)} columns={useColumns()} rowKey={keyOf}
      filters={filters} find={say("find")} choices={useFilterChoices()}
      count={all?.count} least={all?.whole === false} page={pageOf} keys={{ ...keys, ...statements?.keys }} bulk={statements?.bulk} dim={(one) => one.state === "closed"}
      panel={(row, beside) => <ClientPanel row={row} beside={beside} />}
      add={may("account:write") && { text: say("enroll_title"), href: "/clients/new" }}
      empty={{ icon: "clients", title: say("empty"), text: say("empty_text") }}
      save={{ list: "clients", filter }}
    >
      {statements?.dialog}
    </ListPage>
  );
}
