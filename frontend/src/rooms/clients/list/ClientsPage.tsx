import { useCallback, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { api, got } from "../../../api/client";
import { problemOf } from "../../../api/problem";
import { useMay } from "../../../api/session";
import { ButtonLink, Empty, FilterBar, Grid, Page, Status, toast, useFilters, useShortcuts, type Column } from "../../../kit";
import { useCommands } from "../../../shell/ownCommands";
import { clientsWords } from "../../../words/clients";
import { LANGUAGES, type Language } from "../../../words/language";
import { useTold, useWords } from "../../../words/words";
import { ClientPanel } from "./ClientPanel";
import { useClients, type ClientRow, type ClientsFilter } from "./useClients";

function useColumns(): Column<ClientRow>[] {
  const say = useWords(clientsWords);
  const told = useTold(clientsWords);
  return useMemo(
    () => [
      { key: "number", title: say("number"), width: 104, value: (row) => row.account_number },
      { key: "name", title: say("name"), width: 220, lead: true, grow: true, value: (row) => row.name },
      { key: "born", title: say("born"), width: 72, align: "end", value: (row) => row.birth_year, render: (row) => String(row.birth_year) },
      { key: "guarantor", title: say("guarantor"), width: 180, value: (row) => row.guarantor },
      { key: "language", title: say("language"), width: 96, card: "none", value: (row) => LANGUAGES[row.language as Language] ?? "" },
      { key: "currency", title: say("currency"), width: 96, card: "none", spare: true, value: (row) => row.currency },
      {
        key: "state", title: say("state"), width: 104, card: "badge", value: (row) => row.state,
        render: (row) => row.state && <Status state={row.state}>{told("state", row.state)}</Status>,
      },
    ],
    [say, told],
  );
}

function useExport(filter: ClientsFilter) {
  return useCallback(async () => {
    try {
      const { url } = await got(api.POST("/api/v1/exports", { body: { list: "clients", filter: { ...filter } } }));
      window.open(url, "_blank", "noopener");
    } catch (error) {
      toast({ text: problemOf(error).detail ?? problemOf(error).title, tone: "bad" });
    }
  }, [filter]);
}

/** `n` and the palette: enroll a new account. */
function useEnrollKey(allowed: boolean) {
  const say = useWords(clientsWords);
  const [, go] = useLocation();
  const enroll = useCallback(() => go("/clients/new"), [go]);
  useShortcuts(allowed ? [{ keys: "n", text: say("enroll_title"), group: say("title"), run: enroll }] : []);
  useCommands(useMemo(() => (allowed ? [{ id: "enroll", title: say("enroll_title"), icon: "plus" as const, keys: "n", run: enroll }] : []), [allowed, say, enroll]));
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

/** All clients: find one, see what they owe, open the account. */
export default function ClientsPage() {
  const say = useWords(clientsWords);
  const may = useMay();
  const [, go] = useLocation();
  const filters = useFilters(["language", "state"]);
  const { language = "", state = "" } = filters.values;
  const filter = useMemo(() => ({ language, state, text: filters.text }) as ClientsFilter, [language, state, filters.text]);
  const clients = useClients(filter);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const at = clients.rows.findIndex((row) => row.client_id === openKey);
  const row = clients.rows[at];
  const page = useCallback((one: ClientRow) => go(`/accounts/${one.account_id}`), [go]);
  const save = useExport(filter);
  useEnrollKey(may("account:write"));
  const enroll = may("account:write") && <ButtonLink href="/clients/new" kind="primary" icon="plus">{say("enroll_title")}</ButtonLink>;
  const panel = row && (
    <ClientPanel
      row={row} place={{ at: at + 1, all: clients.rows.length }} onClose={() => setOpenKey(null)}
      onWalk={(step) => setOpenKey(clients.rows[at + step]?.client_id ?? null)}
    />
  );
  return (
    <Page fill title={say("title")} actions={enroll} filters={<FilterBar filters={filters} find={say("find")} choices={useFilterChoices()} />} panel={panel}>
      <Grid
        label={say("title")} name="clients" rows={clients.rows} columns={useColumns()} rowKey={(one) => one.client_id}
        openKey={openKey} onOpen={(one) => setOpenKey(one.client_id)} onPage={page} keys={useRowKeys()}
        onEscape={openKey ? () => setOpenKey(null) : undefined}
        loading={clients.isPending} error={clients.error} onRetry={() => void clients.refetch()}
        more={clients.hasNextPage && !clients.isFetchingNextPage} onMore={() => void clients.fetchNextPage()}
        dim={(one) => one.state === "closed"}
        empty={<Empty icon="clients" title={say("empty")} action={enroll}>{say("empty_text")}</Empty>}
        onClearFilters={filters.active ? filters.clear : undefined}
        onCsv={may("export") ? () => void save() : undefined}
      />
    </Page>
  );
}
