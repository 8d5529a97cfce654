import { useQuery, useQueryClient } from "@tanstack/react-query";
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

type Discount = components["schemas"]["DiscountView"];
type Row = Discount["rules"][number] & { discount: Discount };

function useColumns(): Column<Row>[] {
  const say = useWords(catalogWords);
  const language = useLanguage();
  return useMemo(
    () => [
      { key: "name", title: say("name"), width: 280, lead: true, grow: true, value: (row) => row.name },
      { key: "key", title: say("key"), width: 150, value: (row) => row.discount.key },
      { key: "rate", title: say("rate"), width: 110, align: "end", card: "end", value: (row) => row.rate_bp, render: (row) => <span className="figure">{percent(language, row.rate_bp)}</span> },
      { key: "cap", title: say("cap"), width: 140, align: "end", card: "none", value: (row) => row.cap_bp, render: (row) => <span className="figure">{percent(language, row.cap_bp)}</span> },
      { key: "from", title: say("from"), width: 130, value: (row) => row.from_on, render: (row) => <DateText value={row.from_on} /> },
      { key: "until", title: say("until"), width: 130, card: "none", value: (row) => row.until_on, render: (row) => <DateText value={row.until_on} /> },
    ],
    [say, language],
  );
}

interface Rule {
  key: string;
  name: string;
  rate: string;
  cap: string;
  from_on: string | null;
  until_on: string | null;
}

function DiscountForm({ discount, rows, onClose }: { discount: Discount | null; rows: readonly Discount[]; onClose: () => void }) {
  const say = useWords(catalogWords);
  const queries = useQueryClient();
  const last = discount?.rules.at(-1);
  const share = (text: string, name: string) => (readRate(text) === undefined ? { [name]: say("bad_rate", { example: "10" }) } : {});
  const form = useForm<Rule>({
    initial: { key: discount?.key ?? "", name: last?.name ?? "", rate: last ? rateText(last.rate_bp) : "", cap: last ? rateText(last.cap_bp) : "", from_on: civilToday(), until_on: null },
    check: ({ key, name, rate, cap, from_on }) => ({
      ...(key.trim() ? {} : { key: say("fill") }), ...(name.trim() ? {} : { name: say("fill") }),
      ...share(rate, "rate"), ...share(cap, "cap"), ...(from_on ? {} : { from_on: say("fill") }),
    }),
    submit: async ({ key, name, rate, cap, from_on, until_on }) => {
      const version = (discount ?? rows.find((one) => one.key === key.trim()))?.version ?? 0;
      const body = { name, rate_bp: readRate(rate) ?? 0, cap_bp: readRate(cap) ?? 0, from_on: from_on ?? "", until_on, version };
      await got(api.PUT("/api/v1/catalog/discounts/{key}", { params: { path: { key: key.trim() } }, body }));
      await queries.invalidateQueries({ queryKey: ["discounts"] });
      toast({ text: say("saved") });
      onClose();
    },
  });
  return (
    <Form form={form} onCancel={onClose}>
      <TextField name="name" label={say("name")} required maxLength={200} />
      <div className="columns">
        <TextField name="key" label={say("key")} required maxLength={40} disabled={discount !== null} />
        <TextField name="rate" label={say("rate")} required inputMode="decimal" maxLength={6} />
        <TextField name="cap" label={say("cap")} hint={say("cap_hint")} required inputMode="decimal" maxLength={6} />
      </div>
      <div className="columns">
        <DateField name="from_on" label={say("from")} required />
        <DateField name="until_on" label={say("until")} />
      </div>
    </Form>
  );
}

/** Discounts by day: how much, and up to where without an approval. */
export default function DiscountsPage() {
  const say = useWords(catalogWords);
  const may = useMay();
  const filters = useFilters([]);
  const discounts = useQuery({ queryKey: ["discounts"], queryFn: ({ signal }) => got(api.GET("/api/v1/catalog/discounts", { signal })) });
  const [editing, setEditing] = useState<Discount | "new" | null>(null);
  const rows = useMemo(() => discounts.data?.flatMap((discount) => discount.rules.toReversed().map((rule) => ({ ...rule, discount }))) ?? [], [discounts.data]);
  const found = filters.text.toLowerCase();
  const shown = useMemo(() => rows.filter((row) => `${row.discount.key} ${row.name}`.toLowerCase().includes(found)), [rows, found]);
  const writes = may("catalog:write");
  useShortcuts(writes ? [{ keys: "n", text: say("add_discount"), group: say("group"), run: () => setEditing("new") }] : []);
  const add = writes ? <Button kind="primary" icon="plus" onClick={() => setEditing("new")}>{say("add_discount")}</Button> : undefined;
  const title = editing === "new" || !editing ? say("add_discount") : say("change_tax", { code: editing.key });
  return (
    <Page fill title={say("title")} views={<CatalogTabs />} actions={add} filters={<FilterBar filters={filters} find={say("name")} />}>
      <Grid
        label={say("tab_discounts")} name="discounts" rows={shown} columns={useColumns()} rowKey={(row) => `${row.discount.key}|${row.from_on}`}
        onOpen={writes ? (row) => setEditing(row.discount) : undefined} dim={(row) => row.until_on !== null && row.until_on <= civilToday()}
        loading={discounts.isPending} error={discounts.error} onRetry={() => void discounts.refetch()} csv="discounts.csv"
        empty={<Empty icon="catalog" title={say("no_discounts")} action={add}>{say("no_discounts_text")}</Empty>}
        onClearFilters={filters.active ? filters.clear : undefined}
      />
      <Dialog open={editing !== null} title={title} onClose={() => setEditing(null)}>
        <DiscountForm discount={editing === "new" ? null : editing} rows={discounts.data ?? []} onClose={() => setEditing(null)} />
      </Dialog>
    </Page>
  );
}
