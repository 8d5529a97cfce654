import { useMemo, useState } from "react";
import { useMay } from "../../api/session";
import { Button, DateText, Dialog, Money, SidePanel, useFilters, type Column } from "../../kit";
import type { Beside } from "../../list/declared";
import { ListPage } from "../../list/ListPage";
import { catalogWords } from "../../words/catalog";
import { civilToday } from "../../words/format";
import { useWords } from "../../words/words";
import { CatalogTabs } from "./CatalogTabs";
import { CostQuestion } from "./CostQuestion";
import { PriceForm } from "./PriceForm";
import { holding, SYSTEMS, type System } from "./shared";
import { usePrices, useSchedules, type PriceRow } from "./usePrices";

function useColumns(): Column<PriceRow>[] {
  const say = useWords(catalogWords);
  return useMemo(() => {
    const today = civilToday();
    const now = (row: PriceRow) => holding(row.prices, today);
    return [
      { key: "code", title: say("code"), width: 130, lead: true, value: (row) => row.code },
      { key: "system", title: say("system"), width: 150, value: (row) => say(row.system) },
      { key: "price", title: say("now"), width: 130, align: "end", card: "end", value: (row) => now(row)?.unit.minor, render: (row) => <Money amount={now(row)?.unit} /> },
      { key: "tax", title: say("tax_code"), width: 130, card: "none", value: (row) => now(row)?.tax_code || say("untaxed") },
      { key: "from", title: say("from"), width: 120, value: (row) => now(row)?.from_on, render: (row) => <DateText value={now(row)?.from_on} /> },
      { key: "until", title: say("until"), width: 120, card: "none", value: (row) => now(row)?.until_on, render: (row) => <DateText value={now(row)?.until_on} /> },
      { key: "count", title: say("earlier_prices"), width: 120, grow: true, card: "none", value: (row) => row.prices.length - 1 || null },
    ];
  }, [say]);
}

const keyOf = (row: PriceRow) => `${row.system}|${row.code}|${row.currency}`;

function Panel({ row, onSet, beside }: { row: PriceRow; onSet: (() => void) | null; beside: Beside }) {
  const say = useWords(catalogWords);
  return (
    <SidePanel title={row.code} subtitle={say(row.system)} footer={onSet && <Button kind="primary" onClick={onSet}>{say("set_price")}</Button>} {...beside}>
      <div className="stack">
        <table className="plain-table">
          <thead><tr><th scope="col">{say("from")}</th><th scope="col">{say("until")}</th><th scope="col">{say("tax_code")}</th><th scope="col" className="end">{say("price")}</th></tr></thead>
          <tbody>
            {row.prices.toReversed().map((one) => (
              <tr key={one.from_on}>
                <td><DateText value={one.from_on} /></td>
                <td><DateText value={one.until_on} /></td>
                <td>{one.tax_code || say("untaxed")}</td>
                <td className="end"><Money amount={one.unit} /></td>
              </tr>
            ))}
          </tbody>
        </table>
        <CostQuestion key={keyOf(row)} system={row.system} code={row.code} />
      </div>
    </SidePanel>
  );
}

function useChoices() {
  const say = useWords(catalogWords);
  const schedules = useSchedules();
  const named = (schedules.data ?? []).filter((one) => one.key !== "cash");
  return [
    { name: "schedule", label: say("schedule"), none: say("cash"), options: named.map((one) => ({ value: one.key, label: one.name || one.key })) },
    { name: "system", label: say("system"), options: SYSTEMS.filter((one) => one !== "icd10cm").map((value) => ({ value, label: say(value) })) },
  ];
}

/** Fee schedules: what a code costs, since when; set a price from a day on. */
export default function PricesPage() {
  const say = useWords(catalogWords);
  const writes = useMay()("catalog:write");
  const filters = useFilters(["schedule", "system"]);
  const { schedule = "cash", system } = filters.values;
  const [setting, setSetting] = useState<PriceRow | "new" | null>(null);
  const close = () => setSetting(null);
  return (
    <ListPage
      heading={say("title")} title={say("tab_prices")} name="prices" tabs={<CatalogTabs />}
      list={usePrices(schedule, system as System | undefined, filters.text)} columns={useColumns()} rowKey={keyOf}
      filters={filters} find={say("begins")} choices={useChoices()} narrowed={filters.text !== "" || system !== undefined}
      panel={(row, beside) => <Panel row={row} onSet={writes ? () => setSetting(row) : null} beside={beside} />}
      add={writes && { text: say("set_price"), run: () => setSetting("new") }}
      empty={{ icon: "catalog", title: say("no_prices"), text: say("no_prices_text") }}
      save={{ list: "prices", filter: { schedule } }}
    >
      <Dialog open={setting !== null} title={say("set_price")} onClose={close}>
        <PriceForm schedule={schedule} row={setting === "new" ? null : setting} onClose={close} />
      </Dialog>
    </ListPage>
  );
}
