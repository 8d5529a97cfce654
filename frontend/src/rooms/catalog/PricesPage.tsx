import { useMemo, useState } from "react";
import { api, got } from "../../api/client";
import { useMay } from "../../api/session";
import { Button, DateText, Dialog, Empty, FilterBar, Grid, Money, Page, SidePanel, saveFile, useFilters, useShortcuts, type Column } from "../../kit";
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
      { key: "currency", title: say("currency"), width: 90, card: "none", value: (row) => row.currency },
      { key: "tax", title: say("tax_code"), width: 130, card: "none", value: (row) => now(row)?.tax_code || say("untaxed") },
      { key: "from", title: say("from"), width: 120, value: (row) => now(row)?.from_on, render: (row) => <DateText value={now(row)?.from_on} /> },
      { key: "until", title: say("until"), width: 120, card: "none", value: (row) => now(row)?.until_on, render: (row) => <DateText value={now(row)?.until_on} /> },
      { key: "count", title: say("history"), width: 120, grow: true, card: "none", value: (row) => row.prices.length, render: (row) => say("changes", { n: row.prices.length }) },
    ];
  }, [say]);
}

function Panel({ row, onSet, onClose }: { row: PriceRow; onSet: (() => void) | null; onClose: () => void }) {
  const say = useWords(catalogWords);
  return (
    <SidePanel title={row.code} subtitle={say(row.system)} onClose={onClose} footer={onSet && <Button kind="primary" onClick={onSet}>{say("set_price")}</Button>}>
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
        <CostQuestion system={row.system} code={row.code} />
      </div>
    </SidePanel>
  );
}

const key = (row: PriceRow) => `${row.system}|${row.code}|${row.currency}`;

/** Fee schedules: what a code costs, since when; set a price from a day on. */
export default function PricesPage() {
  const say = useWords(catalogWords);
  const may = useMay();
  const filters = useFilters(["schedule", "system"]);
  const schedule = filters.values.schedule ?? "cash";
  const schedules = useSchedules();
  const prices = usePrices(schedule, filters.values.system as System | undefined, filters.text);
  const [open, setOpen] = useState<string | null>(null);
  const [setting, setSetting] = useState<PriceRow | "new" | null>(null);
  const shown = prices.rows.find((row) => key(row) === open);
  const writes = may("catalog:write");
  useShortcuts(writes ? [{ keys: "n", text: say("set_price"), group: say("group"), run: () => setSetting("new") }] : []);
  const add = writes ? <Button kind="primary" icon="plus" onClick={() => setSetting("new")}>{say("set_price")}</Button> : undefined;
  const exported = () => void saveFile(async () => (await got(api.GET("/api/v1/catalog/fee-schedules/{schedule}/export", { params: { path: { schedule } } }))).address);
  const choices = [
    { name: "schedule", label: say("schedule"), none: say("cash"), options: (schedules.data ?? []).filter((one) => one.key !== "cash").map((one) => ({ value: one.key, label: one.name || one.key })) },
    { name: "system", label: say("system"), options: SYSTEMS.filter((one) => one !== "icd10cm").map((value) => ({ value, label: say(value) })) },
  ];
  return (
    <Page
      fill title={say("title")} views={<CatalogTabs />} actions={add}
      filters={<FilterBar filters={filters} find={say("begins")} choices={choices} />}
      panel={shown && <Panel key={open} row={shown} onSet={writes ? () => setSetting(shown) : null} onClose={() => setOpen(null)} />}
    >
      <Grid
        label={say("tab_prices")} name="prices" rows={prices.rows} columns={useColumns()} rowKey={key}
        onOpen={(row) => setOpen(key(row))} onEscape={() => setOpen(null)} openKey={open}
        loading={prices.isPending} error={prices.error} onRetry={() => void prices.refetch()}
        more={prices.hasNextPage && !prices.isFetchingNextPage} onMore={() => void prices.fetchNextPage()}
        empty={<Empty icon="catalog" title={say("no_prices")} action={add}>{say("no_prices_text")}</Empty>}
        onClearFilters={filters.text || filters.values.system ? filters.clear : undefined}
        onCsv={may("export") ? exported : undefined}
      />
      <Dialog open={setting !== null} title={say("set_price")} onClose={() => setSetting(null)}>
        <PriceForm schedule={schedule} row={setting === "new" ? null : setting} onClose={() => setSetting(null)} />
      </Dialog>
    </Page>
  );
}
