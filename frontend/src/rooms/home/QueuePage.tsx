import { useMemo } from "react";
import { DateText, Money, PageTabs, Status, useFilters, type Column } from "../../kit";
import { ListPage } from "../../list/ListPage";
import { CURRENCY_CHOICES } from "../../words/amount";
import { officeWords } from "../../words/office";
import { useTold, useWords } from "../../words/words";
import { ACCOUNT_QUEUES, type AccountQueue } from "./queues";
import { useQueue, useQueueTotals, type AccountFilter, type AccountRow, type QueueTotals } from "./useQueue";

function useColumns(): Column<AccountRow>[] {
  const say = useWords(officeWords);
  const told = useTold(officeWords);
  return useMemo(
    () => [
      { key: "number", title: say("account"), width: 96, value: (row) => row.account_number },
      { key: "guarantor", title: say("guarantor"), width: 220, lead: true, grow: true, value: (row) => row.guarantor },
      { key: "balance", title: say("balance"), width: 112, align: "end", card: "end", value: (row) => row.balance.minor, render: (row) => <Money amount={row.balance} /> },
      { key: "overdue", title: say("overdue"), width: 112, align: "end", card: "none", value: (row) => row.overdue.minor, render: (row) => <Money amount={row.overdue} /> },
      { key: "late", title: say("late"), width: 100, align: "end", card: "none", value: (row) => row.days_past_due || null },
      { key: "unapplied", title: say("unapplied"), width: 140, align: "end", card: "none", value: (row) => row.unapplied.minor, render: (row) => <Money amount={row.unapplied} /> },
      { key: "level", title: say("level"), width: 72, align: "end", card: "none", value: (row) => row.level || null },
      { key: "next", title: say("next_on"), width: 120, value: (row) => row.next_on || null, render: (row) => <DateText value={row.next_on} /> },
      {
        key: "holds", title: say("holds"), width: 130, card: "badge", value: (row) => row.holds.map((hold) => told("hold", hold)).join(", "),
        render: (row) => row.holds.length > 0 && <Status tone="warn">{row.holds.map((hold) => told("hold", hold)).join(", ")}</Status>,
      },
    ],
    [say, told],
  );
}

function Totals({ totals }: { totals?: QueueTotals }) {
  const say = useWords(officeWords);
  return <span className="row"><span className="muted">{say("balance")}</span>{totals?.by_currency.map((one) => <Money key={one.balance.currency} amount={one.balance} strong />)}</span>;
}

const keyOf = (row: AccountRow) => row.account_id;
const pageOf = (row: AccountRow) => `/accounts/${row.account_id}`;

function Queue({ queue }: { queue: AccountQueue }) {
  const say = useWords(officeWords);
  const filters = useFilters(["currency"]);
  const filter = { ...ACCOUNT_QUEUES[queue].asks, ...filters.values, text: filters.text } as AccountFilter;
  const totals = useQueueTotals(filter);
  const tabs = Object.entries(ACCOUNT_QUEUES).map(([path, { key }]) => ({ path: `/queues/${path}`, label: say(key) }));
  return (
    <ListPage
      title={say(ACCOUNT_QUEUES[queue].key)} name="queue" parent={{ title: say("title"), href: "/" }} tabs={<PageTabs label={say("queues")} tabs={tabs} />}
      list={useQueue(filter)} columns={useColumns()} rowKey={keyOf} page={pageOf}
      filters={filters} choices={[{ name: "currency", label: say("currency"), options: CURRENCY_CHOICES }]}
      totals={<Totals totals={totals.data} />} count={totals.data?.count} least={totals.data?.whole === false}
      empty={{ icon: "check", title: say("queue_empty"), text: say("queue_empty_text") }}
      save={{ list: "accounts", filter }}
    />
  );
}

/** One queue of the home page: the accounts that wait in it. */
export default function QueuePage({ queue = "" }: { queue?: string }) {
  const known = queue in ACCOUNT_QUEUES ? (queue as AccountQueue) : "due-today";
  return <Queue key={known} queue={known} />;
}
