import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";
import { useMay } from "../../api/session";
import { Button, DateField, DateText, Dialog, Empty, FilterBar, Form, Grid, Page, TextField, toast, useFilters, useForm, useShortcuts, type Column } from "../../kit";
import { catalogWords } from "../../words/catalog";
import { civilToday } from "../../words/format";
import { useLanguage } from "../../words/language";
import { useWords } from "../../words/words";
import { CatalogTabs } from "./CatalogTabs";
import { percent, rateText, readRate } from "./shared";
import { useTaxes } from "./usePrices";

type Tax = components["schemas"]["TaxView"];
type Row = Tax["rules"][number] & { tax: Tax };

function useColumns(): Column<Row>[] {
  const say = useWords(catalogWords);
  const language = useLanguage();
  return useMemo(
    () => [
      { key: "code", title: say("tax_code"), width: 150, lead: true, value: (row) => row.tax.tax_code },
      { key: "rate", title: say("rate"), width: 110, align: "end", card: "end", value: (row) => row.rate_bp, render: (row) => <span className="figure">{percent(language, row.rate_bp)}</span> },
      { key: "from", title: say("from"), width: 130, value: (row) => row.from_on, render: (row) => <DateText value={row.from_on} /> },
      { key: "until", title: say("until"), width: 130, card: "none", value: (row) => row.until_on, render: (row) => <DateText value={row.until_on} /> },
      { key: "source", title: say("source"), width: 320, grow: true, value: (row) => (row.exemption ? say("exempt", { why: row.exemption }) : row.source) },
    ],
    [say, language],
  );
}

interface Rule {
  code: string;
  rate: string;
  exemption: string;
  source: string;
  from_on: string | null;
  until_on: string | null;
}

function TaxForm({ tax, rows, onClose }: { tax: Tax | null; rows: readonly Tax[]; onClose: () => void }) {
  const say = useWords(catalogWords);
  const queries = useQueryClient();
  const last = tax?.rules.at(-1);
  const form = useForm<Rule>({
    initial: { code: tax?.tax_code ?? "", rate: last ? rateText(last.rate_bp) : "", exemption: last?.exemption ?? "", source: last?.source ?? "", from_on: civilToday(), until_on: null },
    check: ({ code, rate, source, from_on }) => ({
      ...(code.trim() ? {} : { code: say("fill") }),
      ...(readRate(rate) === undefined ? { rate: say("bad_rate", { example: "25" }) } : {}),
      ...(source.trim() ? {} : { source: say("fill") }),
      ...(from_on ? {} : { from_on: say("fill") }),
    }),
    submit: async ({ code, rate, from_on, ...body }) => {
      const key = code.trim();
      const version = (tax ?? rows.find((one) => one.tax_code === key))?.version ?? 0;
      const params = { path: { tax_code: key } };
      await got(api.PUT("/api/v1/catalog/taxes/{tax_code}", { params, body: { ...body, from_on: from_on ?? "", rate_bp: readRate(rate) ?? 0, version } }));
      await queries.invalidateQueries({ queryKey: ["taxes"] });
      toast({ text: say("saved") });
      onClose();
    },
  });
  return (
    <Form form={form} onCancel={onClose}>
      <div className="columns">
        <TextField name="code" label={say("tax_code")} required maxLength={40} disabled={tax !== null} />
        <TextField name="rate" label={say("rate")} required inputMode="decimal" maxLength={6} />
        <DateField name="from_on" label={say("from")} required />
        <DateField name="until_on" label={say("until")} />
      </div>
      <TextField name="exemption" label={say("exemption")} maxLength={500} />
      <TextField name="source" label={say("source")} hint={say("source_hint")} required maxLength={500} />
    </Form>
  );
}

/** Tax rules by day: rates and exemptions, each with its source. */
export default function TaxesPage() {
  const say = useWords(catalogWords);
  const may = useMay();
  const filters = useFilters([]);
  const taxes = useTaxes();
  const [editing, setEditing] = useState<Tax | "new" | null>(null);
  const rows = useMemo(() => taxes.data?.flatMap((tax) => tax.rules.toReversed().map((rule) => ({ ...rule, tax }))) ?? [], [taxes.data]);
  const found = filters.text.toLowerCase();
  const shown = useMemo(() => rows.filter((row) => `${row.tax.tax_code} ${row.source} ${row.exemption}`.toLowerCase().includes(found)), [rows, found]);
  const writes = may("catalog:write");
  useShortcuts(writes ? [{ keys: "n", text: say("add_tax"), group: say("group"), run: () => setEditing("new") }] : []);
  const add = writes ? <Button kind="primary" icon="plus" onClick={() => setEditing("new")}>{say("add_tax")}</Button> : undefined;
  const title = editing === "new" || !editing ? say("add_tax") : say("change_tax", { code: editing.tax_code });
  return (
    <Page fill title={say("title")} views={<CatalogTabs />} actions={add} filters={<FilterBar filters={filters} find={say("tax_code")} />}>
      <Grid
        label={say("tab_taxes")} name="taxes" rows={shown} columns={useColumns()} rowKey={(row) => `${row.tax.tax_code}|${row.from_on}`}
        onOpen={writes ? (row) => setEditing(row.tax) : undefined} dim={(row) => row.until_on !== null && row.until_on <= civilToday()}
        loading={taxes.isPending} error={taxes.error} onRetry={() => void taxes.refetch()} csv="taxes.csv"
        empty={<Empty icon="catalog" title={say("no_taxes")} action={add}>{say("no_taxes_text")}</Empty>}
        onClearFilters={filters.active ? filters.clear : undefined}
      />
      <Dialog open={editing !== null} title={title} onClose={() => setEditing(null)}>
        <TaxForm tax={editing === "new" ? null : editing} rows={taxes.data ?? []} onClose={() => setEditing(null)} />
      </Dialog>
    </Page>
  );
}
