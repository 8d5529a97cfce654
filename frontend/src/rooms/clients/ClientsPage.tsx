import { useCallback, useMemo } from "react";
import { useLocation } from "wouter";
import { Empty, FilterBar, Grid, Page, Status, useFilters, type Column } from "../../kit";
import { clientsWords } from "../../words/clients";
import { LANGUAGES, type Language } from "../../words/language";
import { useWords } from "../../words/words";
import { useClients, type ClientLine } from "./useClients";

const languages = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));

function useColumns(): Column<ClientLine>[] {
  const say = useWords(clientsWords);
  return useMemo(
    () => [
      { key: "account", title: say("account"), width: 120, value: (row) => row.account_number },
      { key: "name", title: say("name"), width: 220, lead: true, grow: true, value: (row) => row.name },
      { key: "born", title: say("born"), width: 110, align: "end", card: "end", value: (row) => row.birth_year },
      { key: "guarantor", title: say("guarantor"), width: 220, card: "none", value: (row) => row.guarantor },
      { key: "language", title: say("language"), width: 110, value: (row) => LANGUAGES[row.language as Language] ?? row.language },
      {
        key: "state", title: say("state"), width: 110, card: "badge", value: (row) => row.state,
        render: (row) => <Status state={row.state}>{row.state === "active" ? say("active") : say("closed")}</Status>,
      },
    ],
    [say],
  );
}

/** All clients: find one and open the account. */
export default function ClientsPage() {
  const say = useWords(clientsWords);
  const [, go] = useLocation();
  const filters = useFilters(["state", "language"]);
  const clients = useClients({ ...filters.values, text: filters.text });
  const open = useCallback((row: ClientLine) => go(`/accounts/${row.account_id}`), [go]);
  const states = [{ value: "active", label: say("active") }, { value: "closed", label: say("closed") }];
  const choices = [
    { name: "state", label: say("state"), options: states },
    { name: "language", label: say("language"), options: languages },
  ];
  return (
    <Page fill title={say("title")} filters={<FilterBar filters={filters} find={say("find")} choices={choices} />}>
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
