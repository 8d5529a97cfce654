import { useCallback } from "react";
import { api, got } from "../../api/client";
import { Combobox, Form, MoneyField, SelectField, TextField } from "../../kit";
import { CURRENCY_CHOICES } from "../../words/amount";
import { catalogWords } from "../../words/catalog";
import { useWords } from "../../words/words";
import { DayFields, useDatedForm } from "./dated";
import { findCodes, type System } from "./shared";
import { useSchedules, useTaxes, type PriceRow } from "./usePrices";

const NEW = "+";

/** The version a row is edited on: that of the row with this very code and currency, 0 for a new one. */
async function versionOf(schedule: string, system: System, code: string, currency: string): Promise<number> {
  const params = { path: { schedule }, query: { system, begins: code, limit: 50 } };
  const { items } = await got(api.GET("/api/v1/catalog/fee-schedules/{schedule}/prices", { params }));
  return items.find((one) => one.code === code && one.currency === currency)?.version ?? 0;
}

function useSetting(schedule: string, row: PriceRow | null, onClose: () => void) {
  const say = useWords(catalogWords);
  const last = row?.prices.at(-1);
  return useDatedForm({
    initial: {
      schedule, named: "", code: row ? `${row.system}|${row.code}` : null, currency: row?.currency ?? "USD", price: last?.unit.minor ?? null, tax_code: last?.tax_code ?? "",
    },
    required: ["code", "price"],
    check: ({ schedule: chosen, named }): { named?: string } => (chosen === NEW && !named.trim() ? { named: say("fill") } : {}),
    put: async ({ schedule: chosen, named, code, currency, price, tax_code }, days) => {
      const on = chosen === NEW ? named.trim() : chosen;
      const [system, plain] = (code ?? "").split("|") as [System, string];
      const version = row ? row.version : chosen === NEW ? 0 : await versionOf(on, system, plain, currency);
      const body = { system, code: plain, currency, unit_minor: price ?? 0, ...days, tax_code, version };
      return api.PUT("/api/v1/catalog/fee-schedules/{schedule}/prices", { params: { path: { schedule: on } }, body });
    },
    renews: ["prices", "schedules", "price"], onClose,
  });
}

/** Set what a code costs on a schedule, from a day on. */
export function PriceForm({ schedule, row, onClose }: { schedule: string; row: PriceRow | null; onClose: () => void }) {
  const say = useWords(catalogWords);
  const schedules = useSchedules();
  const taxes = useTaxes();
  const form = useSetting(schedule, row, onClose);
  const search = useCallback((q: string, signal: AbortSignal) => findCodes(q, ["service", "cpt", "hcpcs"], signal), []);
  const known = (schedules.data ?? []).map((one) => ({ value: one.key, label: one.key === "cash" ? say("cash") : one.name || one.key }));
  const options = known.some((one) => one.value === "cash") ? known : [{ value: "cash", label: say("cash") }, ...known];
  return (
    <Form form={form} onCancel={onClose}>
      {row ? <p><strong>{row.code}</strong> <span className="muted">{say(row.system)} · {row.currency}</span></p> : (
        <>
          <SelectField name="schedule" label={say("schedule")} required options={[...options, { value: NEW, label: say("new_schedule_option") }]} />
          {form.values.schedule === NEW && <TextField name="named" label={say("new_schedule")} required maxLength={40} />}
          <Combobox name="code" label={say("code")} required placeholder={say("find_code")} search={search} />
          <SelectField name="currency" label={say("currency")} required options={CURRENCY_CHOICES} />
        </>
      )}
      <MoneyField name="price" label={say("price")} required currency={form.values.currency} />
      <div className="columns"><DayFields hint={say("until_hint")} /></div>
      <SelectField name="tax_code" label={say("tax_code")} none={say("untaxed")} options={(taxes.data ?? []).map((one) => ({ value: one.tax_code, label: one.tax_code }))} />
    </Form>
  );
}
