import { useCallback, useMemo, useState } from "react";
import { ApiProblem } from "../../api/problem";
import { Ageing, Button, DateText, Facts, FilterBar, Money, Page, SidePanel, Stat, Stats, Status, Timeline, toast, useFilters, type Column, type Filters } from "..";
import { Views } from "../FilterBar";
import { Grid } from "../grid/Grid";
import type { Selection } from "../grid/selection";
import { amount, BUCKETS, sampleRows, TOTAL, type SampleRow } from "./sample";

const COLUMNS: readonly Column<SampleRow>[] = [
  { key: "account", title: "Account", width: 104, value: (row) => row.account },
  { key: "client", title: "Client", width: 180, value: (row) => row.client, lead: true, grow: true },
  { key: "payer", title: "Payer", width: 130, value: (row) => row.payer, card: "none" },
  { key: "service", title: "Service", width: 190, value: (row) => row.service, card: "none" },
  { key: "due", title: "Due", width: 116, value: (row) => row.due, render: (row) => <DateText value={row.due} /> },
  { key: "balance", title: "Balance", width: 100, align: "end", card: "end", value: (row) => row.balance.minor, render: (row) => <Money amount={row.balance} /> },
  { key: "age", title: "Age, days", width: 92, align: "end", card: "none", value: (row) => row.age },
  { key: "state", title: "State", width: 104, card: "badge", value: (row) => row.state, render: (row) => <Status state={row.state}>{row.state}</Status> },
];

const STATES = ["open", "part_paid", "overdue", "disputed", "paid", "held"].map((value) => ({ value, label: value }));
const VIEWS = [{ name: "All", query: "" }, { name: "Overdue", query: "state=overdue" }, { name: "Disputed", query: "state=disputed", count: 12 }];

const PAST = [
  { id: "1", at: "2026-11-26", title: "Second reminder", detail: "by e-mail", planned: true },
  { id: "2", at: "2026-11-19T13:02:00Z", title: "Called, left a message", actor: "Sara K" },
  { id: "3", at: "2026-11-12T09:30:00Z", title: "Reminder sent", detail: "pay link opened", tone: "info" as const },
  { id: "4", at: "2026-11-03T16:11:00Z", title: "Payment, card", actor: "Client", tone: "good" as const, end: "$120.00" },
  { id: "5", at: "2026-10-28T08:00:00Z", title: "Payment returned", tone: "bad" as const, end: "−$120.00" },
];

function Panel({ row, onClose, onNext, onPrevious, at, all }: { row: SampleRow; onClose: () => void; onNext: () => void; onPrevious: () => void; at: number; all: number }) {
  return (
    <SidePanel
      title={row.client}
      subtitle={`${row.account} · ${row.payer}`}
      badge={<Status state={row.state}>{row.state}</Status>}
      onClose={onClose}
      onNext={onNext}
      onPrevious={onPrevious}
      place={{ at: at + 1, all }}
      footer={<div className="row"><Button kind="primary">Post payment</Button><Button icon="mail">Send pay link</Button></div>}
    >
      <Stats>
        <Stat label="Balance" value={row.balance.display} />
        <Stat label="Age" value={`${row.age} days`} tone={row.age > 90 ? "bad" : "neutral"} />
      </Stats>
      <Facts items={[["Service", row.service], ["Due", <DateText key="due" value={row.due} />]]} />
      <Timeline label="What has happened" items={PAST} />
    </SidePanel>
  );
}

function useSample() {
  const rows = useMemo(() => sampleRows(10_000), []);
  const filters = useFilters(["state"]);
  const state = filters.values.state;
  const find = filters.text.toLowerCase();
  const filter = useCallback(
    (row: SampleRow) => (!state || row.state === state) && (!find || `${row.client} ${row.account} ${row.payer}`.toLowerCase().includes(find)),
    [state, find],
  );
  return { rows, filters, filter, shown: useMemo(() => rows.filter(filter), [rows, filter]) };
}

function Bar({ filters }: { filters: Filters }) {
  return (
    <FilterBar filters={filters} find="Client, account, payer" choices={[{ name: "state", label: "State", options: STATES }]}>
      <Ageing compact buckets={BUCKETS} total={TOTAL} />
    </FilterBar>
  );
}

const totals = (list: readonly SampleRow[]) => (
  <span>Balance <Money strong amount={amount(list.reduce((sum, one) => sum + one.balance.minor, 0))} /></span>
);

const bulk = (list: SampleRow[]) => (
  <Button icon="mail" onClick={() => toast({ text: `${list.length} reminders queued` })}>Send reminder</Button>
);

/** The list of ten thousand rows, as a screen would build it. */
export function GridSection() {
  const { rows, filters, filter, shown } = useSample();
  const [selected, setSelected] = useState<Selection>(new Set());
  const [open, setOpen] = useState<string | null>(null);
  const at = shown.findIndex((one) => one.id === open);
  const row = shown[at];
  const go = (next: number) => setOpen(shown[(next + shown.length) % shown.length]?.id ?? null);
  const close = () => setOpen(null);
  return (
    <Page
      fill
      title="Open items"
      views={<Views name="kit" path="/kit" views={VIEWS} filters={filters} />}
      actions={<Button kind="primary" icon="plus">New charge</Button>}
      filters={<Bar filters={filters} />}
      panel={row && <Panel row={row} at={at} all={shown.length} onClose={close} onNext={() => go(at + 1)} onPrevious={() => go(at - 1)} />}
    >
      <Grid
        label="Open items"
        name="kit"
        rows={rows}
        columns={COLUMNS}
        rowKey={(one) => one.id}
        filter={filter}
        selected={selected}
        onSelect={setSelected}
        onOpen={(one) => setOpen(one.id)}
        openKey={open}
        onEscape={open ? close : undefined}
        totals={totals}
        bulk={bulk}
        dim={(one) => one.state === "paid"}
        onClearFilters={filters.active ? filters.clear : undefined}
        csv="open-items.csv"
      />
    </Page>
  );
}

const BROKEN = new ApiProblem({ title: "The list did not load", status: 503, code: "unavailable", detail: "The books did not answer in time. Nothing was changed." });

const FEW = sampleRows(3);

/** The three states a list has besides rows. */
export function GridStates() {
  const shared = { columns: COLUMNS.slice(0, 3), rowKey: (row: SampleRow) => row.id, rows: [] };
  return (
    <div className="columns">
      <div className="kit-frame"><Grid label="Empty list" {...shared} /></div>
      <div className="kit-frame"><Grid label="Filtered list" {...shared} onClearFilters={() => undefined} /></div>
      <div className="kit-frame"><Grid label="Loading list" {...shared} loading /></div>
      <div className="kit-frame"><Grid label="Failed list" {...shared} error={BROKEN} onRetry={() => undefined} /></div>
      <Grid label="Embedded list" {...shared} rows={FEW} embedded />
    </div>
  );
}
