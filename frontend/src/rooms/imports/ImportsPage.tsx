import { useCallback, useMemo } from "react";
import { useLocation } from "wouter";
import { allRows } from "../../api/pages";
import { useMay } from "../../api/session";
import { ButtonLink, DateText, Empty, Grid, Page, Status, useShortcuts, type Column, type Tone } from "../../kit";
import { useActor } from "../../shell/useActor";
import { importsWords } from "../../words/imports";
import { kitWords } from "../../words/kit";
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

/** All imports, the latest first. */
export default function ImportsPage() {
  const say = useWords(importsWords);
  const kit = useWords(kitWords);
  const [, go] = useLocation();
  const may = useMay()("import:write");
  const list = useImports();
  const open = useCallback((row: ImportRow) => go(`/imports/${row.id}`), [go]);
  const action = may && <ButtonLink kind="primary" icon="plus" href="/imports/new">{say("new")}</ButtonLink>;
  useShortcuts(may ? [{ keys: "n", text: say("new"), group: kit("group_list"), run: () => go("/imports/new") }] : []);
  return (
    <Page fill title={say("title")} actions={action}>
      <Grid
        label={say("title")}
        name="imports"
        rows={list.rows}
        columns={useColumns()}
        rowKey={(row) => row.id}
        onOpen={open}
        onPage={open}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        more={list.hasNextPage && !list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
        csv="imports.csv"
        onAll={() => allRows(list)}
        dim={(row) => row.state === "discarded"}
        empty={<Empty icon="imports" title={say("empty")} action={action}>{say("empty_text")}</Empty>}
      />
    </Page>
  );
}
