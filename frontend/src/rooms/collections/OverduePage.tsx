import { useMemo, useState } from "react";
import { useMay } from "../../api/session";
import { Ageing, Button, ButtonLink, DateText, Money, SidePanel, Status, useAges, useFilters, type Column, type Filters } from "../../kit";
import type { Beside, Letters } from "../../list/declared";
import { ListPage } from "../../list/ListPage";
import { useChosen, type Chosen } from "../../list/useChosen";
import { useTogether } from "../../list/useTogether";
import { CURRENCY_CHOICES } from "../../words/amount";
import { usePayerChoices } from "../../list/usePayerChoices";
import { overdueWords } from "../../words/overdue";
import { useTold, useWords } from "../../words/words";
import { AccountActions, ActDialog, type Act } from "./AccountActions";
import { HoldDialog } from "./moves";
import { DunningNow } from "./DunningNow";
import { useOverdue, useOverdueTotals, type AccountFilter, type AccountRow, type OverdueTotals } from "./useOverdue";

/** Who owes most stands first. */
const FIRST = { key: "overdue", down: true };

/** The first days after which letters usually go, and the ends of the ageing buckets. */
const DAYS = [5, 30, 60, 90, 120] as const;
const LEVELS = [0, 1, 2, 3] as const;

function useColumns(): Column<AccountRow>[] {
  const say = useWords(overdueWords);
  const told = useTold(overdueWords);
  const ages = useAges();
  return useMemo(
    () => [
      { key: "account", title: say("account"), width: 96, value: (row) => row.account_number },
      { key: "guarantor", title: say("guarantor"), width: 190, lead: true, grow: true, value: (row) => row.guarantor },
      { key: "overdue", title: say("overdue"), width: 120, align: "end", card: "end", value: (row) => row.overdue.minor, render: (row) => <Money amount={row.overdue} strong /> },
      { key: "days", title: say("days"), width: 124, align: "end", card: "named", value: (row) => row.days_past_due, render: (row) => <span className="figure">{row.days_past_due}</span> },
      { key: "ageing", title: say("ageing"), width: 200, card: "none", sortable: false, value: () => "", render: (row) => <Ageing compact buckets={ages.of(row.ageing)} total={row.balance} /> },
      { key: "level", title: say("level"), width: 110, card: "badge", value: (row) => row.level, render: (row) => (row.level ? say("level_n", { n: row.level }) : <span className="muted" title={say("level_none")}>–</span>) },
      { key: "next", title: say("looked_at"), width: 132, card: "none", spare: true, value: (row) => row.next_on, render: (row) => <DateText value={row.next_on} /> },
      {
        key: "hold", title: say("hold"), width: 150, card: "badge", value: (row) => row.holds.join(" "),
        render: (row) => (row.holds[0] ? <Status tone="warn">{told("reason", row.holds[0])}</Status> : ""),
      },
      { key: "balance", title: say("balance"), width: 120, align: "end", card: "none", spare: true, value: (row) => row.balance.minor, render: (row) => <Money amount={row.balance} /> },
    ],
    [say, told, ages],
  );
}

function asked(filters: Filters): AccountFilter {
  const { days, level, hold, party, currency } = filters.values;
  return {
    overdue: true,
    text: filters.text || undefined,
    party: party || undefined,
    currency: currency as AccountFilter["currency"],
    days_past_due: days ? Number(days) : undefined,
    level: level ? Number(level) : undefined,
    on_hold: hold ? hold === "yes" : undefined,
  };
}

function useChoices() {
  const say = useWords(overdueWords);
  return [
    { name: "days", label: say("days"), options: DAYS.map((n) => ({ value: String(n), label: say("more_than", { n }) })) },
    { name: "level", label: say("level"), options: LEVELS.map((n) => ({ value: String(n), label: n ? say("level_n", { n }) : say("level_none") })) },
    { name: "hold", label: say("hold"), options: [{ value: "yes", label: say("on_hold") }, { value: "no", label: say("not_on_hold") }] },
    { name: "party", label: say("payer"), options: usePayerChoices() },
    { name: "currency", label: say("currency"), options: CURRENCY_CHOICES },
  ];
}

function useViews() {
  const say = useWords(overdueWords);
  return [{ name: say("all"), query: "" }, { name: say("over_60"), query: "days=60" }, { name: say("held"), query: "hold=yes" }];
}

/** How old the debts of the list are, where they are all in one currency. */
function Strip({ totals }: { totals?: OverdueTotals }) {
  const ages = useAges();
  const one = totals?.by_currency.length === 1 ? totals.by_currency[0] : undefined;
  return one && <Ageing compact buckets={ages.of(one.ageing)} total={one.balance} />;
}

/** What is asked of which rows: letters and buttons act on the rows ticked or the row under the cursor. */
function useActing(chosen: Chosen) {
  const say = useWords(overdueWords);
  const may = useMay();
  const [acting, setActing] = useState<{ act: Act; on: AccountRow[] } | null>(null);
  const run = (act: Act) => (on: AccountRow[]) => {
    if (on.length) setActing({ act, on: act === "hold" ? on : on.slice(0, 1) });
  };
  const keys: Letters<AccountRow> = {
    ...(may("collections:note") && { h: { text: say("hold"), run: run("hold") }, p: { text: say("promise"), run: run("promise") } }),
    ...(may("notice:send") && { s: { text: say("send_link"), run: run("send") } }),
  };
  const bulk = (on: AccountRow[]) => may("collections:note") && <Button onClick={() => run("hold")(on)}>{say("hold_many", { n: on.length })}</Button>;
  const end = () => {
    if (acting && acting.on.length > 1) chosen.clear();
    setActing(null);
  };
  return { acting, keys, bulk, end };
}

function Acting({ acting, onClose }: { acting: { act: Act; on: AccountRow[] } | null; onClose: () => void }) {
  const [first] = acting?.on ?? [];
  if (!acting || !first) return null;
  if (acting.act === "hold") return <HoldDialog targets={acting.on} onClose={onClose} />;
  return <ActDialog act={acting.act} target={first} overdue={first.overdue} onClose={onClose} />;
}

function Panel({ row, beside }: { row: AccountRow; beside: Beside }) {
  return (
    <SidePanel title={row.guarantor} subtitle={row.account_number} footer={<AccountActions key={row.account_id} target={row} overdue={row.overdue} />} {...beside}>
      <DunningNow target={row} />
    </SidePanel>
  );
}

const keyOf = (row: AccountRow) => row.account_id;
const pageOf = (row: AccountRow) => `/accounts/${row.account_id}`;

/** Accounts that are late: how late, what happens next, and what to do about it. */
export default function OverduePage() {
  const say = useWords(overdueWords);
  const filters = useFilters(["days", "level", "hold", "party", "currency"]);
  const filter = asked(filters);
  const totals = useOverdueTotals(filter);
  const chosen = useChosen();
  const { acting, keys, bulk, end } = useActing(chosen);
  const statements = useTogether<AccountRow>({ papers: "statements", idOf: keyOf, filter, count: totals.data?.whole ? totals.data.count : undefined });
  return (
    <ListPage
      title={say("title")} name="overdue" list={useOverdue(filter)} columns={useColumns()} rowKey={keyOf} chosen={chosen} first={FIRST}
      filters={filters} find={say("find")} choices={useChoices()} views={useViews()} strip={<Strip totals={totals.data} />}
      page={pageOf} keys={{ ...keys, ...statements?.keys }} bulk={(on) => <>{bulk(on)}{statements?.bulk(on)}</>} panel={(row, beside) => <Panel row={row} beside={beside} />}
      totals={<span className="row">{totals.data?.by_currency.map((one) => <Money key={one.overdue.currency} amount={one.overdue} strong />)}</span>}
      count={totals.data?.count} least={totals.data?.whole === false}
      actions={<><ButtonLink kind="quiet" href="/overdue/left-out">{say("left_out")}</ButtonLink><ButtonLink icon="mail" href="/overdue/letters">{say("letters")}</ButtonLink></>}
      empty={{ icon: "check", title: say("empty"), text: say("empty_text") }}
      save={{ list: "accounts", filter }}
    >
      <Acting acting={acting} onClose={end} />
      {statements?.dialog}
    </ListPage>
  );
}
