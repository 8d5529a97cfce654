import { useCallback, useMemo } from "react";
import { useLocation } from "wouter";
import { useMay } from "../../api/session";
import { DateText, Empty, FilterBar, Grid, Money, Page, PageTabs, Status, toast, useFilters, type Column } from "../../kit";
import { officeWords } from "../../words/office";
import { useTold, useWords } from "../../words/words";
import { ACCOUNT_QUEUES, type AccountQueue } from "./queues";
import { exportQueue, useQueue, type AccountRow } from "./useQueue";

function useColumns(): Column<AccountRow>[] {
  const say = useWords(officeWords);
  const told = useTold(officeWords);
  return useMemo(
    () => [
      { key: "number", title: say("account"), width: 104, value: (row) => row.account_number },
      { key: "guarantor", title: say("guarantor"), width: 220, lead: true, grow: true, value: (row) => row.guarantor },
      { key: "balance", title: say("balance"), width: 130, align: "end", card: "end", value: (row) => row.balance.minor, render: (row) => <Money amount={row.balance} /> },
      { key: "overdue", title: say("overdue"), width: 130, align: "end", card: "none", value: (row) => row.overdue.minor, render: (row) => <Money amount={row.overdue} /> },
      { key: "late", title: say("late"), width: 100, align: "end", card: "none", value: (row) => row.days_past_due || null },
      { key: "unapplied", title: say("unapplied"), width: 140, align: "end", card: "none", value: (row) => row.unapplied.minor, render: (row) => <Money amount={row.unapplied} /> },
      { key: "level", title: say("level"), width: 72, align: "end", card: "none", value: (row) => row.level || null },
      { key: "next", title: say("next_on"), width: 120, value: (row) => row.next_on || null, render: (row) => <DateText value={row.next_on} /> },
      {
        key: "holds", title: say("holds"), width: 150, card: "badge", value: (row) => row.holds.map((hold) => told("hold", hold)).join(", "),
        render: (row) => row.holds.length > 0 && <Status tone="warn">{row.holds.map((hold) => told("hold", hold)).join(", ")}</Status>,
      },
    ],
    [say, told],
  );
}

function Queue({ queue }: { queue: AccountQueue }) {
  const say = useWords(officeWords);
  const [, go] = useLocation();
  const may = useMay();
  const filters = useFilters([]);
  const list = useQueue(queue, filters.text);
  const title = say(ACCOUNT_QUEUES[queue].key);
  const tabs = Object.entries(ACCOUNT_QUEUES).map(([path, { key }]) => ({ path: `/queues/${path}`, label: say(key) }));
  const open = useCallback((row: AccountRow) => go(`/accounts/${row.account_id}`), [go]);
  const onCsv = () => void exportQueue(queue, filters.text).catch(() => toast({ text: say("export_failed"), tone: "bad" }));
  return (
    <Page fill title={title} parent={{ title: say("title"), href: "/" }} views={<PageTabs label={say("queues")} tabs={tabs} />} filters={<FilterBar filters={filters} />}>
      <Grid
        label={title}
        name="queue"
        rows={list.rows}
        columns={useColumns()}
        rowKey={(row) => row.account_id}
        onOpen={open}
        onPage={open}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<Empty icon="check" title={say("queue_empty")}>{say("queue_empty_text")}</Empty>}
        onClearFilters={filters.active ? filters.clear : undefined}
        onCsv={may("export") ? onCsv : undefined}
      />
    </Page>
  );
}

/** One queue of the home page: the accounts that wait in it. */
export default function QueuePage({ queue = "" }: { queue?: string }) {
  const known = queue in ACCOUNT_QUEUES ? (queue as AccountQueue) : "due-today";
  return <Queue key={known} queue={known} />;
}
