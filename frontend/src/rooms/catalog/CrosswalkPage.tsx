import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { api, got } from "../../api/client";
import { PAGE, usePages } from "../../api/pages";
import type { components } from "../../api/schema.gen";
import { useMay } from "../../api/session";
import { Combobox, Dialog, Form, TextField, toast, useFilters, useForm, type Column } from "../../kit";
import { ListPage } from "../../list/ListPage";
import { catalogWords } from "../../words/catalog";
import { useWords } from "../../words/words";
import { CatalogTabs } from "./CatalogTabs";
import { findCodes, SYSTEMS, type System } from "./shared";

type Row = components["schemas"]["CrosswalkView"];

function useCrosswalk(system: string | undefined, begins: string) {
  return usePages<Row>(["crosswalk", system, begins], (cursor, signal) => {
    const params = { path: { from_system: system ?? "" }, query: { begins: begins || undefined, cursor, limit: PAGE } };
    return got(api.GET("/api/v1/catalog/crosswalk/{from_system}", { params, signal }));
  }, { enabled: system !== undefined });
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

const keyOf = (row: Row) => `${row.from_system}|${row.from_code}`;

/** What codes of other systems are called in ours; a code an import did not know is added here. */
export default function CrosswalkPage() {
  const say = useWords(catalogWords);
  const writes = useMay()("catalog:write");
  const filters = useFilters(["from"]);
  const systems = useQuery({ queryKey: ["crosswalk", "systems"], queryFn: ({ signal }) => got(api.GET("/api/v1/catalog/crosswalk", { signal })) });
  const system = filters.values.from ?? systems.data?.[0];
  const rows = useCrosswalk(system, filters.text);
  // Until the systems are here it is not known which one to ask for; without any there is nothing to ask.
  const list = system === undefined ? { ...systems, rows: rows.rows } : rows;
  const [editing, setEditing] = useState<Row | "new" | null>(null);
  const options = (systems.data ?? []).map((value) => ({ value, label: value }));
  const close = () => setEditing(null);
  return (
    <ListPage
      heading={say("title")} title={say("tab_crosswalk")} name="crosswalk" tabs={<CatalogTabs />} list={list} columns={useColumns()} rowKey={keyOf}
      filters={filters} find={say("begins")} choices={[{ name: "from", label: say("from_system"), options }]} narrowed={filters.text !== ""}
      onOpen={writes ? setEditing : undefined} add={writes && { text: say("add_row"), run: () => setEditing("new") }}
      empty={{ icon: "catalog", title: say("no_crosswalk"), text: say("no_crosswalk_text") }} csv="crosswalk.csv"
    >
      <Dialog open={editing !== null} title={say("crosswalk_row")} onClose={close}>
        <RowForm row={editing === "new" ? null : editing} system={system ?? ""} onClose={close} />
      </Dialog>
    </ListPage>
  );
}
