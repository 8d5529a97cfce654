import { useCallback, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { problemOf } from "../../api/problem";
import { useMay } from "../../api/session";
import {
  Ageing, Button, ButtonLink, DateText, Empty, FilterBar, Grid, Money, Page, saveFile, SidePanel, Status, toast, useFilters, Views, type Column, type Filters, type Selection,
} from "../../kit";
import { overdueWords } from "../../words/overdue";
import { useTold, useWords } from "../../words/words";
import { AccountActions, ActDialog, type Act } from "./AccountActions";
import { HoldDialog } from "./moves";
import { Standing } from "./Standing";
import { exportAccounts, useBuckets, useOverdue, useOverdueTotals, type AccountFilter, type AccountRow } from "./useOverdue";

const CURRENCIES = ["USD", "SEK", "PLN", "EUR"] as const;
/** The first days after which letters usually go, and the ends of the ageing buckets. */
const DAYS = [5, 30, 60, 90, 120] as const;
const LEVELS = [0, 1, 2, 3] as const;
const NONE: Selection = new Set();

function useColumns(): Column<AccountRow>[] {
  const say = useWords(overdueWords);
  const told = useTold(overdueWords);
  const buckets = useBuckets();
  return useMemo(
    () => [
      { key: "account", title: say("account"), width: 96, value: (row) => row.account_number },
      { key: "guarantor", title: say("guarantor"), width: 190, lead: true, grow: true, value: (row) => row.guarantor },
      { key: "overdue", title: say("overdue"), width: 120, align: "end", card: "end", value: (row) => row.overdue.minor, render: (row) => <Money amount={row.overdue} strong /> },
      { key: "days", title: say("days"), width: 104, align: "end", value: (row) => row.days_past_due, render: (row) => <span className="figure">{row.days_past_due}</span> },
      { key: "ageing", title: say("ageing"), width: 200, card: "none", sortable: false, value: () => "", render: (row) => <Ageing compact buckets={buckets(row.ageing)} total={row.balance} /> },
      { key: "level", title: say("level"), width: 116, value: (row) => row.level, render: (row) => (row.level ? say("level_n", { n: row.level }) : <span className="muted">{say("level_none")}</span>) },
      { key: "next", title: say("next"), width: 112, card: "none", value: (row) => row.next_on, render: (row) => <DateText value={row.next_on} /> },
      {
        key: "hold", title: say("hold"), width: 150, card: "badge", value: (row) => row.holds.join(" "),
        render: (row) => (row.holds[0] ? <Status tone="warn">{told("reason", row.holds[0])}</Status> : ""),
      },
      { key: "balance", title: say("balance"), width: 120, align: "end", card: "none", spare: true, value: (row) => row.balance.minor, render: (row) => <Money amount={row.balance} /> },
    ],
    [say, told, buckets],
  );
}

function asked(filters: Filters): AccountFilter {
  const { days, level, hold, currency } = filters.values;
  return {
    overdue: true,
    text: filters.text || undefined,
    currency: currency as AccountFilter["currency"],
    days_past_due: days ? Number(days) : undefined,
    level: level ? Number(level) : undefined,
    on_hold: hold ? hold === "yes" : undefined,
  };
}

function Bar({ filters, filter }: { filters: Filters; filter: AccountFilter }) {
  const say = useWords(overdueWords);
  const buckets = useBuckets();
  const { data } = useOverdueTotals(filter);
  const one = data?.by_currency.length === 1 ? data.by_currency[0] : undefined;
  return (
    <FilterBar
      filters={filters}
      find={say("find")}
      choices={[
        { name: "days", label: say("days"), options: DAYS.map((n) => ({ value: String(n), label: say("more_than", { n }) })) },
        { name: "level", label: say("level"), options: LEVELS.map((n) => ({ value: String(n), label: n ? say("level_n", { n }) : say("level_none") })) },
        { name: "hold", label: say("hold"), options: [{ value: "yes", label: say("on_hold") }, { value: "no", label: say("not_on_hold") }] },
        { name: "currency", label: say("currency"), options: CURRENCIES.map((value) => ({ value, label: value })) },
      ]}
    >
      {one && <Ageing compact buckets={buckets(one.ageing)} total={one.balance} />}
    </FilterBar>
  );
}

function ListViews({ filters }: { filters: Filters }) {
  const say = useWords(overdueWords);
  const views = [{ name: say("all"), query: "" }, { name: say("over_60"), query: "days=60" }, { name: say("held"), query: "hold=yes" }];
  return <Views name="overdue" path="/overdue" views={views} filters={filters} />;
}

function Totals({ filter }: { filter: AccountFilter }) {
  const { data } = useOverdueTotals(filter);
  return <span className="row">{data?.by_currency.map((one) => <Money key={one.overdue.currency} amount={one.overdue} strong />)}</span>;
}

type Keys = Record<string, { text: string; run: (rows: AccountRow[]) => void }>;

/** The rows chosen and the action asked of them: letters act on the selection or the row under the cursor. */
function useActing(rows: readonly AccountRow[]) {
  const say = useWords(overdueWords);
  const may = useMay();
  const [selected, setSelected] = useState<Selection>(NONE);
  const [acting, setActing] = useState<{ act: Act; on: AccountRow[] } | null>(null);
  const chosen = useMemo(() => new Set([...selected].filter((key) => rows.some((row) => row.account_id === key))), [selected, rows]);
  const run = (act: Act) => (on: AccountRow[]) => {
    if (on.length) setActing({ act, on: act === "hold" ? on : on.slice(0, 1) });
  };
  const holds: Keys = may("collections:write") ? { h: { text: say("hold"), run: run("hold") }, p: { text: say("promise"), run: run("promise") } } : {};
  const keys: Keys = may("notice:send") ? { ...holds, s: { text: say("send_link"), run: run("send") } } : holds;
  const bulk = (on: AccountRow[]) => may("collections:write") && <Button onClick={() => setActing({ act: "hold", on })}>{say("hold_many", { n: on.length })}</Button>;
  const end = () => {
    if (acting && acting.on.length > 1) setSelected(NONE);
    setActing(null);
  };
  return { selected: chosen, setSelected, acting, keys, bulk, end };
}

function Acting({ acting, onClose }: { acting: { act: Act; on: AccountRow[] } | null; onClose: () => void }) {
  const [first] = acting?.on ?? [];
  if (!acting || !first) return null;
  if (acting.act === "hold") return <HoldDialog targets={acting.on} onClose={onClose} />;
  return <ActDialog act={acting.act} target={first} overdue={first.overdue} onClose={onClose} />;
}

function useSave(filter: AccountFilter): (() => void) | undefined {
  const say = useWords(overdueWords);
  const may = useMay()("export");
  const save = () =>
    saveFile(() => exportAccounts(filter)).then(
      () => toast({ text: say("exported") }),
      (error: unknown) => toast({ text: problemOf(error).detail ?? problemOf(error).title, tone: "bad" }),
    );
  return may ? () => void save() : undefined;
}

interface ListProps {
  filters: Filters;
  list: ReturnType<typeof useOverdue>;
  openKey: string | null;
  setOpen: (key: string | null) => void;
}

function List({ filters, list, openKey, setOpen }: ListProps) {
  const say = useWords(overdueWords);
  const [, go] = useLocation();
  const filter = asked(filters);
  const totals = useOverdueTotals(filter);
  const act = useActing(list.rows);
  const page = useCallback((row: AccountRow) => go(`/accounts/${row.account_id}`), [go]);
  const sums = <Totals filter={filter} />;
  return (
    <>
      <Grid
        label={say("title")}
        name="overdue"
        rows={list.rows}
        columns={useColumns()}
        rowKey={(one) => one.account_id}
        selected={act.selected}
        onSelect={act.setSelected}
        keys={act.keys}
        bulk={act.bulk}
        onOpen={(one) => setOpen(one.account_id)}
        onPage={page}
        onEscape={() => setOpen(null)}
        openKey={openKey}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        count={totals.data?.count}
        more={list.hasNextPage && !list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
        totals={() => sums}
        empty={<Empty icon="check" title={say("empty")}>{say("empty_text")}</Empty>}
        onClearFilters={filters.active ? filters.clear : undefined}
        onCsv={useSave(filter)}
      />
      <Acting acting={act.acting} onClose={act.end} />
    </>
  );
}

/** Accounts that are late: how late, what happens next, and what to do about it. */
export default function OverduePage() {
  const say = useWords(overdueWords);
  const filters = useFilters(["days", "level", "hold", "currency"]);
  const filter = asked(filters);
  const list = useOverdue(filter);
  const [openKey, setOpen] = useState<string | null>(null);
  const row = list.rows.find((one) => one.account_id === openKey);
  return (
    <Page
      fill
      title={say("title")}
      views={<ListViews filters={filters} />}
      filters={<Bar filters={filters} filter={filter} />}
      actions={<ButtonLink icon="mail" href="/overdue/letters">{say("letters")}</ButtonLink>}
      panel={row && (
        <SidePanel
          key={row.account_id} title={row.guarantor} subtitle={row.account_number} onClose={() => setOpen(null)}
          footer={<AccountActions target={row} overdue={row.overdue} />}
        >
          <Standing target={row} />
        </SidePanel>
      )}
    >
      <List filters={filters} list={list} openKey={row?.account_id ?? null} setOpen={setOpen} />
    </Page>
  );
}
