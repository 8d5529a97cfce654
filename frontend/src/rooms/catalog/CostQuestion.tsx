import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";
import { DateField, DateText, Facts, Money, Problem, SelectField, Skeleton } from "../../kit";
import { CURRENCY_CHOICES } from "../../words/amount";
import { catalogWords } from "../../words/catalog";
import { civilToday } from "../../words/format";
import { useWords } from "../../words/words";
import type { System } from "./shared";

type Answer = components["schemas"]["PriceAnswerView"];

function usePayers() {
  return useQuery({
    queryKey: ["payers", "names"], staleTime: 600_000,
    queryFn: ({ signal }) => got(api.GET("/api/v1/payers", { params: { query: { limit: 500 } }, signal })),
  });
}

function Said({ answer }: { answer: Answer }) {
  const say = useWords(catalogWords);
  const { price, reason } = answer;
  const why = reason === "payer_schedule" ? say("payer_schedule", { schedule: price?.schedule ?? "" }) : say(reason);
  if (!price) return <p className="muted">{why}.</p>;
  return (
    <Facts
      items={[
        [say("price"), <Money key="price" strong amount={price.unit} />],
        [say("because"), why],
        [say("from"), <DateText key="from" value={price.from_on} />],
        ...(price.until_on ? [[say("until"), <DateText key="until" value={price.until_on} />] as const] : []),
        [say("tax_code"), price.tax_code || say("untaxed")],
      ]}
    />
  );
}

/** “What does code C cost for payer P on day D, and why?” */
export function CostQuestion({ system, code, start }: { system: System; code: string; start?: string }) {
  const say = useWords(catalogWords);
  const payers = usePayers();
  const [payer, setPayer] = useState("");
  const [day, setDay] = useState<string | null>(start ?? civilToday());
  const [currency, setCurrency] = useState<string>("USD");
  const schedule = payers.data?.items.find((one) => one.id === payer)?.fee_schedule || "cash";
  const query = useQuery({
    queryKey: ["price", system, code, schedule, currency, day],
    queryFn: ({ signal }) => got(api.GET("/api/v1/catalog/price", { params: { query: { system, code, schedule, currency, on: day ?? undefined } }, signal })),
  });
  const options = payers.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? [];
  return (
    <section className="stack">
      <h3>{say("cost_title")}</h3>
      <div className="columns">
        <SelectField name="payer" label={say("payer")} none={say("cash")} options={options} value={payer} onChange={setPayer} />
        <DateField name="day" label={say("on")} required value={day} onChange={setDay} />
        <SelectField name="currency" label={say("currency")} required options={CURRENCY_CHOICES} value={currency} onChange={setCurrency} />
      </div>
      <div aria-live="polite">
        {query.error ? <Problem error={query.error} onRetry={() => void query.refetch()} /> : query.data ? <Said answer={query.data} /> : <Skeleton lines={2} />}
      </div>
    </section>
  );
}
