import { useCallback, useMemo } from "react";
import { useLocation } from "wouter";
import { Empty, FilterBar, Grid, Page, Status, useFilters, type Column } from "../../kit";
import { clientsWords } from "../../words/clients";
import { useWords } from "../../words/words";
import { useClients, type ClientLine } from "./useClients";

function useColumns(): Column<ClientLine>[] {
  const say = useWords(clientsWords);
  return useMemo(
    () => [
      { key: "number", title: say("number"), width: 104, value: (row) => row.account_number },
      { key: "name", title: say("name"), width: 220, lead: true, grow: true, value: (row) => row.name },
      { key: "born", title: say("born"), width: 120, value: (row) => row.birth_year },
      {
        key: "status", title: say("status"), width: 110, card: "badge", value: (row) => row.state,
        render: (row) => <Status state={row.state}>{row.state === "active" ? say("active") : say("inactive")}</Status>,
      },
    ],
    [say],
  );
}

/** All clients: find one, see what they owe, open the account. */
export default function ClientsPage() {
  const say = useWords(clientsWords);
  const [, go] = useLocation();
  const filters = useFilters(["state"]);
  const clients = useClients({ state: (filters.values.state ?? "") as "" | "active" | "closed", text: filters.text });
  const open = useCallback((row: ClientLine) => go(`/accounts/${row.account_id}`), [go]);
  const statuses = [{ value: "active", label: say("active") }, { value: "closed", label: say("inactive") }];
  const bar = <FilterBar filters={filters} find={say("find")} choices={[{ name: "state", label: say("status"), options: statuses }]} />;
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
        dim={(row) => row.state !== "active"}
        empty={<Empty icon="clients" title={say("empty")}>{say("empty_text")}</Empty>}
        onClearFilters={filters.active ? filters.clear : undefined}
        csv="clients.csv"
      />
    </Page>
  );
}
