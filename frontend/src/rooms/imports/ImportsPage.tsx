import { useCallback, useMemo } from "react";
import { useMay } from "../../api/session";
import { DateText, Status, useFilters, type Column, type Filters, type Tone } from "../../kit";
import { ListPage } from "../../list/ListPage";
import { useActor } from "../../shell/useActor";
import { importsWords } from "../../words/imports";
import { useTold, useWords } from "../../words/words";
import { useImports, type ImportRow } from "./useImports";

export const TONES: Record<string, Tone> = {
  open: "warn", reading: "info", checking: "info", previewed: "warn", posting: "info", posted: "good", refused: "bad", discarded: "neutral",
};

function useColumns(): Column<ImportRow>[] {
  const say = useWords(importsWords);
  const told = useTold(importsWords);
  const actor = useActor();
  return useMemo(
    () => [
      { key: "opened", title: say("opened"), width: 196, value: (row) => row.created_at, render: (row) => <DateText value={row.created_at} /> },
      { key: "by", title: say("opened_by"), width: 150, card: "none", value: (row) => actor(row.created_by) },
      { key: "name", title: say("name"), width: 200, lead: true, value: (row) => row.name || told("layout", row.layout) },
      { key: "files", title: say("files"), width: 260, grow: true, card: "none", value: (row) => row.file_names.join(", ") },
      { key: "layout", title: say("layout"), width: 100, value: (row) => told("layout", row.layout) },
      { key: "mode", title: say("mode"), width: 180, card: "none", value: (row) => told("mode", row.mode) },
      { key: "state", title: say("state"), width: 176, card: "badge", value: (row) => told("state", row.state), render: (row) => <Status tone={TONES[row.state]}>{told("state", row.state)}</Status> },
    ],
    [say, told, actor],
  );
}

/** The imports that hold the filter; the server lists them all. */
function useNarrow({ values, text }: Filters) {
  const state = values.state ?? "";
  const words = text.toLowerCase();
  return useCallback(
    (row: ImportRow) => (!state || row.state === state) && `${row.name} ${row.file_names.join(" ")}`.toLowerCase().includes(words),
    [state, words],
  );
}

const keyOf = (row: ImportRow) => row.id;
const pageOf = (row: ImportRow) => `/imports/${row.id}`;

/** All imports, the latest first. */
export default function ImportsPage() {
  const say = useWords(importsWords);
  const told = useTold(importsWords);
  const may = useMay();
  const filters = useFilters(["state"]);
  const states = Object.keys(TONES).map((value) => ({ value, label: told("state", value) }));
  return (
    <ListPage
      title={say("title")} name="imports" list={useImports()} columns={useColumns()} rowKey={keyOf} whole={filters.active} narrow={useNarrow(filters)}
      filters={filters} find={say("find")} choices={[{ name: "state", label: say("state"), options: states }]}
      page={pageOf} dim={(row) => row.state === "discarded"}
      add={may("import:write") && { text: say("new"), href: "/imports/new" }}
      empty={{ icon: "imports", title: say("empty"), text: say("empty_text") }} csv="imports.csv"
    />
  );
}
