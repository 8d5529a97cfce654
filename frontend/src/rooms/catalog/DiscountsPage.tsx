import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";
import { Form, TextField, type Column } from "../../kit";
import { catalogWords } from "../../words/catalog";
import { useLanguage } from "../../words/language";
import { useWords } from "../../words/words";
import { dayColumns, DatedPage, DayFields, useDatedForm, type RuleOf } from "./dated";
import { percent, rateText, readRate } from "./shared";

type Discount = components["schemas"]["DiscountView"];

function useDiscounts() {
  return useQuery({ queryKey: ["discounts"], queryFn: ({ signal }) => got(api.GET("/api/v1/catalog/discounts", { signal })) });
}

function useColumns(): Column<RuleOf<Discount>>[] {
  const say = useWords(catalogWords);
  const language = useLanguage();
  return useMemo(
    () => [
      { key: "name", title: say("name"), width: 280, lead: true, grow: true, value: (row) => row.name },
      { key: "key", title: say("key"), width: 150, value: (row) => row.of.key },
      { key: "rate", title: say("rate"), width: 110, align: "end", card: "end", value: (row) => row.rate_bp, render: (row) => <span className="figure">{percent(language, row.rate_bp)}</span> },
      { key: "cap", title: say("cap"), width: 140, align: "end", card: "none", value: (row) => row.cap_bp, render: (row) => <span className="figure">{percent(language, row.cap_bp)}</span> },
      ...dayColumns<RuleOf<Discount>>(say),
    ],
    [say, language],
  );
}

function DiscountForm({ discount, onClose }: { discount: Discount | null; onClose: () => void }) {
  const say = useWords(catalogWords);
  const discounts = useDiscounts();
  const last = discount?.rules.at(-1);
  const share = (text: string, name: string) => (readRate(text) === undefined ? { [name]: say("bad_rate", { example: "10" }) } : {});
  const form = useDatedForm({
    initial: { key: discount?.key ?? "", name: last?.name ?? "", rate: last ? rateText(last.rate_bp) : "", cap: last ? rateText(last.cap_bp) : "" },
    required: ["key", "name"],
    check: ({ rate, cap }): { rate?: string; cap?: string } => ({ ...share(rate, "rate"), ...share(cap, "cap") }),
    put: ({ key, name, rate, cap }, days) => {
      const path = { key: key.trim() };
      const version = (discount ?? discounts.data?.find((one) => one.key === path.key))?.version ?? 0;
      return api.PUT("/api/v1/catalog/discounts/{key}", { params: { path }, body: { name, rate_bp: readRate(rate) ?? 0, cap_bp: readRate(cap) ?? 0, ...days, version } });
    },
    renews: ["discounts"], onClose,
  });
  return (
    <Form form={form} onCancel={onClose}>
      <TextField name="name" label={say("name")} required maxLength={200} />
      <div className="columns">
        <TextField name="key" label={say("key")} required maxLength={40} disabled={discount !== null} />
        <TextField name="rate" label={say("rate")} required inputMode="decimal" maxLength={6} />
        <TextField name="cap" label={say("cap")} hint={say("cap_hint")} required inputMode="decimal" maxLength={6} />
      </div>
      <div className="columns"><DayFields /></div>
    </Form>
  );
}

const keyOf = (discount: Discount) => discount.key;
const textOf = (row: RuleOf<Discount>) => `${row.of.key} ${row.name}`;

/** Discounts by day: how much, and up to where without an approval. */
export default function DiscountsPage() {
  const say = useWords(catalogWords);
  return (
    <DatedPage
      title={say("tab_discounts")} name="discounts" things={useDiscounts()} keyOf={keyOf} columns={useColumns()} textOf={textOf} find={say("name")}
      add={say("add_discount")} form={(discount, close) => <DiscountForm discount={discount} onClose={close} />}
      empty={{ icon: "catalog", title: say("no_discounts"), text: say("no_discounts_text") }}
    />
  );
}
