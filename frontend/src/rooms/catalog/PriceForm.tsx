import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api, got } from "../../api/client";
import { Combobox, DateField, Form, MoneyField, SelectField, TextField, toast, useForm } from "../../kit";
import { catalogWords } from "../../words/catalog";
import { civilToday } from "../../words/format";
import { useWords } from "../../words/words";
import { CURRENCIES, findCodes, type System } from "./shared";
import { useSchedules, useTaxes, type PriceRow } from "./usePrices";

interface Setting {
  schedule: string;
  named: string;
  code: string | null;
  currency: string;
  price: number | null;
  from_on: string | null;
  until_on: string | null;
  tax_code: string;
}

const NEW = "+";

/** The version a row is edited on: that of the row with this very code and currency, 0 for a new one. */
async function versionOf(schedule: string, system: System, code: string, currency: string): Promise<number> {
  const params = { path: { schedule }, query: { system, begins: code, limit: 50 } };
  const { items } = await got(api.GET("/api/v1/catalog/fee-schedules/{schedule}/prices", { params }));
  return items.find((one) => one.code === code && one.currency === currency)?.version ?? 0;
}

function useSetting(schedule: string, row: PriceRow | null, onClose: () => void) {
  const say = useWords(catalogWords);
  const queries = useQueryClient();
  return useForm<Setting>({
    initial: {
      schedule, named: "", code: row ? `${row.system}|${row.code}` : null, currency: row?.currency ?? "USD", price: row?.prices.at(-1)?.unit.minor ?? null,
      from_on: civilToday(), until_on: null, tax_code: row?.prices.at(-1)?.tax_code ?? "",
    },
    check: ({ code, price, from_on, schedule: chosen, named }) => ({
      ...(code ? {} : { code: say("fill") }),
      ...(price === null || Number.isNaN(price) ? { price: say("fill") } : {}),
      ...(from_on ? {} : { from_on: say("fill") }),
      ...(chosen === NEW && !named.trim() ? { named: say("fill") } : {}),
    }),
    submit: async ({ schedule: chosen, named, code, currency, price, from_on, until_on, tax_code }) => {
      const on = chosen === NEW ? named.trim() : chosen;
      const [system, plain] = (code ?? "").split("|") as [System, string];
      const version = row ? row.version : chosen === NEW ? 0 : await versionOf(on, system, plain, currency);
      const body = { system, code: plain, currency, unit_minor: price ?? 0, from_on: from_on ?? "", until_on, tax_code, version };
      await got(api.PUT("/api/v1/catalog/fee-schedules/{schedule}/prices", { params: { path: { schedule: on } }, body }));
      await Promise.all(["prices", "schedules", "price"].map((name) => queries.invalidateQueries({ queryKey: [name] })));
      toast({ text: say("saved") });
      onClose();
    },
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
          <SelectField name="currency" label={say("currency")} required options={CURRENCIES.map((value) => ({ value, label: value }))} />
        </>
      )}
      <MoneyField name="price" label={say("price")} required currency={form.values.currency} />
      <div className="columns">
        <DateField name="from_on" label={say("from")} required />
        <DateField name="until_on" label={say("until")} hint={say("until_hint")} />
      </div>
      <SelectField name="tax_code" label={say("tax_code")} none={say("untaxed")} options={(taxes.data ?? []).map((one) => ({ value: one.tax_code, label: one.tax_code }))} />
    </Form>
  );
}
