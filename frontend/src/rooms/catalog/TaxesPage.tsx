import { useMemo } from "react";
import { api } from "../../api/client";
import type { components } from "../../api/schema.gen";
import { Form, SelectField, TextField, type Column } from "../../kit";
import { catalogWords } from "../../words/catalog";
import { useLanguage } from "../../words/language";
import { useWords } from "../../words/words";
import { dayColumns, DatedPage, DayFields, useDatedForm, type RuleOf } from "./dated";
import { percent, rateText, readRate } from "./shared";
import { useTaxes } from "./usePrices";

type Tax = components["schemas"]["TaxView"];

function useColumns(): Column<RuleOf<Tax>>[] {
  const say = useWords(catalogWords);
  const language = useLanguage();
  return useMemo(
    () => [
      { key: "code", title: say("tax_code"), width: 150, lead: true, value: (row) => row.of.tax_code },
      { key: "rate", title: say("rate"), width: 110, align: "end", card: "end", value: (row) => row.rate_bp, render: (row) => <span className="figure">{percent(language, row.rate_bp)}</span> },
      { key: "rounding", title: say("rounding"), width: 200, card: "none", value: (row) => say(`rounding_${row.rounding}`) },
      ...dayColumns<RuleOf<Tax>>(say),
      { key: "source", title: say("source"), width: 320, grow: true, value: (row) => (row.exemption ? say("exempt", { why: row.exemption }) : row.source) },
    ],
    [say, language],
  );
}

function TaxForm({ tax, onClose }: { tax: Tax | null; onClose: () => void }) {
  const say = useWords(catalogWords);
  const taxes = useTaxes();
  const last = tax?.rules.at(-1);
  const form = useDatedForm({
    initial: { code: tax?.tax_code ?? "", rate: last ? rateText(last.rate_bp) : "", exemption: last?.exemption ?? "", source: last?.source ?? "", rounding: last?.rounding ?? ("line" as const) },
    required: ["code", "source"],
    check: ({ rate }): { rate?: string } => (readRate(rate) === undefined ? { rate: say("bad_rate", { example: "25" }) } : {}),
    put: ({ code, rate, ...given }, days) => {
      const tax_code = code.trim();
      const version = (tax ?? taxes.data?.find((one) => one.tax_code === tax_code))?.version ?? 0;
      return api.PUT("/api/v1/catalog/taxes/{tax_code}", { params: { path: { tax_code } }, body: { ...given, ...days, rate_bp: readRate(rate) ?? 0, version } });
    },
    renews: ["taxes"], onClose,
  });
  const roundings = (["line", "rate"] as const).map((value) => ({ value, label: say(`rounding_${value}`) }));
  return (
    <Form form={form} onCancel={onClose}>
      <div className="columns">
        <TextField name="code" label={say("tax_code")} required maxLength={40} disabled={tax !== null} />
        <TextField name="rate" label={say("rate")} required inputMode="decimal" maxLength={6} />
        <DayFields />
      </div>
      <SelectField name="rounding" label={say("rounding")} hint={say("rounding_hint")} required options={roundings} />
      <TextField name="exemption" label={say("exemption")} maxLength={500} />
      <TextField name="source" label={say("source")} hint={say("source_hint")} required maxLength={500} />
    </Form>
  );
}

const keyOf = (tax: Tax) => tax.tax_code;
const textOf = (row: RuleOf<Tax>) => `${row.of.tax_code} ${row.source} ${row.exemption}`;

/** Tax rules by day: rates and exemptions, each with its source. */
export default function TaxesPage() {
  const say = useWords(catalogWords);
  return (
    <DatedPage
      title={say("tab_taxes")} name="taxes" things={useTaxes()} keyOf={keyOf} columns={useColumns()} textOf={textOf} find={say("tax_code")}
      add={say("add_tax")} form={(tax, close) => <TaxForm tax={tax} onClose={close} />}
      empty={{ icon: "catalog", title: say("no_taxes"), text: say("no_taxes_text") }}
    />
  );
}
