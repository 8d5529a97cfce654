import { useCallback, useMemo } from "react";
import { useLocation } from "wouter";
import { DateText, Empty, FilterBar, Grid, Money, Page, Status, useFilters, type Column } from "../../kit";
import { clientsWords } from "../../words/clients";
import { useWords } from "../../words/words";
import { useClients, type ClientLine } from "./useClients";

function useColumns(): Column<ClientLine>[] {
  const say = useWords(clientsWords);
  return useMemo(
    () => [
      { key: "number", title: say("number"), width: 104, value: (row) => row.number },
      { key: "name", title: say("name"), width: 220, lead: true, grow: true, value: (row) => row.name },
      { key: "born", title: say("born"), width: 120, value: (row) => row.birth_date, render: (row) => <DateText value={row.birth_date} /> },
      { key: "balance", title: say("balance"), width: 120, align: "end", card: "end", value: (row) => row.balance?.minor, render: (row) => <Money amount={row.balance} /> },
      { key: "next", title: say("next"), width: 120, card: "none", value: (row) => row.next_on, render: (row) => <DateText value={row.next_on} /> },
      {
        key: "status", title: say("status"), width: 110, card: "badge", value: (row) => row.status,
        render: (row) => <Status state={row.status}>{row.status === "active" ? say("active") : say("inactive")}</Status>,
      },
    ],
    [say],
  );
}

/** All clients: find one, see what they owe, open the account. */
export default function ClientsPage() {
  const say = useWords(clientsWords);
  const [, go] = useLocation();
  const filters = useFilters(["status"]);
  const clients = useClients({ status: filters.values.status, q: filters.text || undefined });
  const open = useCallback((row: ClientLine) => go(`/clients/${row.client_id}`), [go]);
  const statuses = [{ value: "active", label: say("active") }, { value: "inactive", label: say("inactive") }];
  const bar = <FilterBar filters={filters} find={say("find")} choices={[{ name: "status", label: say("status"), options: statuses }]} />;
  return (
    <Page fill title={say("title")} filters={bar}>
      <Grid
        label={say("title")}
        name="clients"
        rows={clients.rows}
        columns={useColumns()}
        rowKey={(row) => row.client_id}
        onOpen={open}
        onPage={open}
        loading={clients.isPending}
        error={clients.error}
        onRetry={() => void clients.refetch()}
        more={clients.hasNextPage && !clients.isFetchingNextPage}
        onMore={() => void clients.fetchNextPage()}
        dim={(row) => row.status !== "active"}
        empty={<Empty icon="clients" title={say("empty")}>{say("empty_text")}</Empty>}
        onClearFilters={filters.active ? filters.clear : undefined}
        csv="clients.csv"
      />
    </Page>
  );
}
