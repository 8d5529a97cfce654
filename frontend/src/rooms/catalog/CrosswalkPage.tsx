import { allRows } from "../../api/pages";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";
import { useMay } from "../../api/session";
import { Button, Combobox, Dialog, Empty, FilterBar, Form, Grid, Page, TextField, toast, useFilters, useForm, useShortcuts, type Column } from "../../kit";
import { catalogWords } from "../../words/catalog";
import { useWords } from "../../words/words";
import { CatalogTabs } from "./CatalogTabs";
import { findCodes, SYSTEMS, type System } from "./shared";

type Row = components["schemas"]["CrosswalkView"];

const PAGE = 200;

function useCrosswalk(system: string | undefined, begins: string) {
  const query = useInfiniteQuery({
    queryKey: ["crosswalk", system, begins],
    enabled: system !== undefined,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      got(api.GET("/api/v1/catalog/crosswalk/{from_system}", { params: { path: { from_system: system ?? "" }, query: { begins: begins || undefined, cursor: pageParam, limit: PAGE } }, signal })),
    getNextPageParam: (last) => last.cursor ?? undefined,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, rows };
}

function useColumns(): Column<Row>[] {
  const say = useWords(catalogWords);
  return useMemo(
    () => [
      { key: "from_system", title: say("from_system"), width: 150, value: (row) => row.from_system },
      { key: "from_code", title: say("from_code"), width: 200, lead: true, value: (row) => row.from_code },
      { key: "to_system", title: say("system"), width: 170, value: (row) => say(row.to_system) },
      { key: "to_code", title: say("to_code"), width: 200, grow: true, value: (row) => row.to_code },
    ],
    [say],
  );
}

function RowForm({ row, system, onClose }: { row: Row | null; system: string; onClose: () => void }) {
  const say = useWords(catalogWords);
  const queries = useQueryClient();
  const chosen = row ? { id: `${row.to_system}|${row.to_code}`, label: row.to_code } : null;
  const form = useForm<{ from_system: string; from_code: string; to_code: string | null }>({
    initial: { from_system: row?.from_system ?? system, from_code: row?.from_code ?? "", to_code: chosen?.id ?? null },
    check: ({ from_system, from_code, to_code }) => ({
      ...(from_system.trim() ? {} : { from_system: say("fill") }), ...(from_code.trim() ? {} : { from_code: say("fill") }), ...(to_code ? {} : { to_code: say("fill") }),
    }),
    submit: async ({ from_system, from_code, to_code }) => {
      const [to_system, to] = (to_code ?? "").split("|") as [System, string];
      const params = { path: { from_system: from_system.trim(), from_code: from_code.trim() } };
      await got(api.PUT("/api/v1/catalog/crosswalk/{from_system}/{from_code}", { params, body: { to_system, to_code: to, version: row?.version ?? 0 } }));
      await queries.invalidateQueries({ queryKey: ["crosswalk"] });
      toast({ text: say("saved") });
      onClose();
    },
  });
  const search = useCallback((q: string, signal: AbortSignal) => findCodes(q, [...SYSTEMS], signal), []);
  return (
    <Form form={form} onCancel={onClose}>
      <div className="columns">
        <TextField name="from_system" label={say("from_system")} required maxLength={20} disabled={row !== null} />
        <TextField name="from_code" label={say("from_code")} required maxLength={40} disabled={row !== null} />
      </div>
      <Combobox name="to_code" label={say("to_code")} required chosen={chosen} placeholder={say("find_code")} search={search} />
    </Form>
  );
}

/** What codes of other systems are called in ours; a code an import did not know is added here. */
export default function CrosswalkPage() {
  const say = useWords(catalogWords);
  const may = useMay();
  const filters = useFilters(["from"]);
  const systems = useQuery({ queryKey: ["crosswalk", "systems"], queryFn: ({ signal }) => got(api.GET("/api/v1/catalog/crosswalk", { signal })) });
  const system = filters.values.from ?? systems.data?.[0];
  const rows = useCrosswalk(system, filters.text);
  const [editing, setEditing] = useState<Row | "new" | null>(null);
  const writes = may("catalog:write");
  useShortcuts(writes ? [{ keys: "n", text: say("add_row"), group: say("group"), run: () => setEditing("new") }] : []);
  const add = writes ? <Button kind="primary" icon="plus" onClick={() => setEditing("new")}>{say("add_row")}</Button> : undefined;
  const options = (systems.data ?? []).map((value) => ({ value, label: value }));
  return (
    <Page fill title={say("title")} views={<CatalogTabs />} actions={add} filters={<FilterBar filters={filters} find={say("begins")} choices={[{ name: "from", label: say("from_system"), options }]} />}>
      <Grid
        label={say("tab_crosswalk")} name="crosswalk" rows={rows.rows} columns={useColumns()} rowKey={(row) => `${row.from_system}|${row.from_code}`}
        onOpen={writes ? setEditing : undefined}
        loading={systems.isPending || rows.isLoading} error={systems.error ?? rows.error} onRetry={() => void (systems.error ? systems.refetch() : rows.refetch())}
        more={rows.hasNextPage && !rows.isFetchingNextPage} onMore={() => void rows.fetchNextPage()} csv="crosswalk.csv" onAll={() => allRows(rows)}
        empty={<Empty icon="catalog" title={say("no_crosswalk")} action={add}>{say("no_crosswalk_text")}</Empty>}
        onClearFilters={filters.text ? filters.clear : undefined}
      />
      <Dialog open={editing !== null} title={say("crosswalk_row")} onClose={() => setEditing(null)}>
        <RowForm row={editing === "new" ? null : editing} system={system ?? ""} onClose={() => setEditing(null)} />
      </Dialog>
    </Page>
  );
}
