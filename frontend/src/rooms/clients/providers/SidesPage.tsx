import { useCallback, useMemo, useState, type ReactNode } from "react";
import type { UseQueryResult } from "@tanstack/react-query";
import { useMay } from "../../../api/session";
import { Button, DateText, Dialog, Facts, PageTabs, SidePanel, Status, useFilters, type Column } from "../../../kit";
import type { Beside } from "../../../list/declared";
import { ListPage } from "../../../list/ListPage";
import { civilToday } from "../../../words/format";
import { providersWords } from "../../../words/providers";
import { useWords } from "../../../words/words";
import { CheckClaim } from "./CheckClaim";
import { Lacks } from "./Lacks";
import { nameOf, PATHS, type Kind, type Lack, type Side } from "./useSides";

const ONE = { billing_providers: "billing_provider", practitioners: "practitioner", facilities: "facility" } as const;
const KINDS = Object.keys(PATHS) as Kind[];

interface SidesProps<T extends Side> {
  kind: Kind;
  list: UseQueryResult<T[]>;
  /** Between the name and the days. */
  columns: readonly Column<T>[];
  /** What is told in the panel, beside its days. */
  facts: (row: T) => (readonly [string, ReactNode])[];
  /** What a typed text is looked for in. */
  textOf: (row: T) => string;
  form: (row: T | null, onDone: () => void) => ReactNode;
}

function Tabs() {
  const say = useWords(providersWords);
  return <PageTabs label={say("pages")} tabs={KINDS.map((kind) => ({ path: PATHS[kind], label: say(kind) }))} />;
}

function Ready({ lacks }: { lacks: readonly Lack[] }) {
  const say = useWords(providersWords);
  return lacks.length ? <Status tone="warn">{say("ready_no", { n: lacks.length })}</Status> : <Status tone="good">{say("ready_yes")}</Status>;
}

function useColumns<T extends Side>(own: readonly Column<T>[]): Column<T>[] {
  const say = useWords(providersWords);
  return useMemo(
    () => [
      { key: "name", title: say("name"), width: 230, lead: true, grow: true, value: nameOf },
      { key: "npi", title: say("npi"), width: 120, value: (row) => row.npi },
      ...own,
      { key: "from_on", title: say("from_on"), width: 120, card: "none", value: (row) => row.from_on, render: (row) => <DateText value={row.from_on} /> },
      { key: "until_on", title: say("until_on"), width: 120, card: "none", value: (row) => row.until_on, render: (row) => row.until_on && <DateText value={row.until_on} /> },
      { key: "ready", title: say("ready"), width: 150, card: "badge", value: (row) => row.lacks.length, render: (row) => <Ready lacks={row.lacks} /> },
    ],
    [say, own],
  );
}

interface PanelProps<T> {
  row: T;
  facts: SidesProps<T & Side>["facts"];
  onEdit?: () => void;
  onCheck: () => void;
  beside: Beside;
}

function Panel<T extends Side>({ row, facts, onEdit, onCheck, beside }: PanelProps<T>) {
  const say = useWords(providersWords);
  const footer = (
    <div className="row">
      {onEdit && <Button kind="primary" onClick={onEdit}>{say("edit")}</Button>}
      <Button onClick={onCheck}>{say("check")}</Button>
    </div>
  );
  return (
    <SidePanel title={nameOf(row)} badge={<Ready lacks={row.lacks} />} footer={footer} {...beside}>
      <Facts
        items={[
          [say("npi"), row.npi || "–"], ...facts(row), [say("from_on"), <DateText key="from" value={row.from_on} />],
          [say("until_on"), row.until_on ? <DateText key="until" value={row.until_on} /> : "–"],
        ]}
      />
      <section className="stack" aria-label={say("ready")}>
        <h3>{say("ready")}</h3>
        <Lacks lacks={row.lacks} />
      </section>
    </SidePanel>
  );
}

/** One list of the office's own side of a claim, with what a claim of today would lack of each. */
export function SidesPage<T extends Side>({ kind, list, columns, facts, textOf, form }: SidesProps<T>) {
  const say = useWords(providersWords);
  const writes = useMay()("settings:write");
  const filters = useFilters(["ready"]);
  const [editing, setEditing] = useState<T | "new" | null>(null);
  const [checking, setChecking] = useState<T | null>(null);
  const close = () => setEditing(null);
  const words = filters.text.toLowerCase();
  const { ready } = filters.values;
  const narrow = useCallback(
    (row: T) => `${nameOf(row)} ${row.npi} ${textOf(row)}`.toLowerCase().includes(words) && (!ready || (ready === "yes") === (row.lacks.length === 0)),
    [textOf, words, ready],
  );
  const edit = { e: { text: say("edit"), run: ([row]: T[]) => row && setEditing(row) } };
  return (
    <ListPage
      title={say(kind)} name={kind.replace("_", "-")} parent={{ title: say("settings"), href: "/settings" }} tabs={<Tabs />} columns={useColumns(columns)} rowKey={(row) => row.id}
      list={{ ...list, rows: list.data ?? [] }} filters={filters} find={say(`find_${kind}`)} narrow={narrow}
      choices={[{ name: "ready", label: say("ready"), options: [{ value: "yes", label: say("view_ready") }, { value: "no", label: say("view_lacks") }] }]}
      dim={(row) => row.until_on !== null && row.until_on <= civilToday()}
      keys={{ ...(writes && edit), r: { text: say("check"), run: ([row]) => row && setChecking(row) } }}
      panel={(row, beside) => <Panel key={row.id} row={row} facts={facts} onEdit={writes ? () => setEditing(row) : undefined} onCheck={() => setChecking(row)} beside={beside} />}
      add={writes && { text: say(`add_${ONE[kind]}`), run: () => setEditing("new") }}
      empty={{ icon: "info", title: say(`empty_${kind}`), text: say(`empty_${kind}_text`) }} csv={`${kind.replace("_", "-")}.csv`}
    >
      <Dialog open={editing !== null} title={say(editing === "new" ? `add_${ONE[kind]}` : `edit_${ONE[kind]}`)} onClose={close} wide>
        {editing && form(editing === "new" ? null : editing, close)}
      </Dialog>
      <Dialog open={checking !== null} title={say("check")} onClose={() => setChecking(null)} wide>
        {checking && <CheckClaim of={{ kind, id: checking.id }} onGo={() => setChecking(null)} />}
      </Dialog>
    </ListPage>
  );
}
