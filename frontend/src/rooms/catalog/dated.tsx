/** Tables whose rules follow one another by day: a rule is never changed, a new one is set from a day on. */
import { useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import { got } from "../../api/client";
import { useMay } from "../../api/session";
import { DateField, DateText, Dialog, toast, useFilters, useForm, type Column } from "../../kit";
import type { Nothing } from "../../list/declared";
import { ListPage } from "../../list/ListPage";
import { catalogWords } from "../../words/catalog";
import { civilToday } from "../../words/format";
import { useWords, type Say } from "../../words/words";
import { CatalogTabs } from "./CatalogTabs";

interface Days {
  from_on: string | null;
  until_on: string | null;
}

interface Setting<V extends object> {
  /** What stands in the form at first, besides the days: the last rule, or nothing. */
  initial: V;
  /** Fields that must not be left empty. */
  required: readonly (keyof V & string)[];
  /** What else is wrong, by field. */
  check?: (values: V) => Partial<Record<keyof V & string, string>>;
  /** Store the rule; the days are sent as they are given here. */
  put: (values: V, days: { from_on: string; until_on: string | null }) => Promise<{ data?: unknown }>;
  /** The queries that show it. */
  renews: readonly string[];
  onClose: () => void;
}

const isEmpty = (value: unknown) => value === null || Number.isNaN(value) || (typeof value === "string" && !value.trim());

/** The form of a rule that holds from a day on, today unless said otherwise. */
export function useDatedForm<V extends object>({ initial, required, check, put, renews, onClose }: Setting<V>) {
  const say = useWords(catalogWords);
  const queries = useQueryClient();
  return useForm<V & Days>({
    initial: { ...initial, from_on: civilToday(), until_on: null },
    check: (values) => {
      const empty = [...required, "from_on" as const].filter((name) => isEmpty(values[name]));
      return { ...check?.(values), ...Object.fromEntries(empty.map((name) => [name, say("fill")])) } as Partial<Record<keyof (V & Days) & string, string>>;
    },
    submit: async (values) => {
      await got(put(values, { from_on: values.from_on ?? "", until_on: values.until_on }));
      await Promise.all(renews.map((name) => queries.invalidateQueries({ queryKey: [name] })));
      toast({ text: say("saved") });
      onClose();
    },
  });
}

/** From when, and until when, a rule holds: two fields for a row of fields. */
export function DayFields({ hint }: { hint?: string }) {
  const say = useWords(catalogWords);
  return (
    <>
      <DateField name="from_on" label={say("from")} required />
      <DateField name="until_on" label={say("until")} hint={hint} />
    </>
  );
}

interface Rule {
  from_on: string;
  until_on: string | null;
}

/** The columns every dated table ends with. */
export function dayColumns<R extends Rule>(say: Say<(typeof catalogWords)["en"]>): [Column<R>, Column<R>] {
  return [
    { key: "from", title: say("from"), width: 130, value: (row) => row.from_on, render: (row) => <DateText value={row.from_on} /> },
    { key: "until", title: say("until"), width: 130, card: "none", value: (row) => row.until_on, render: (row) => <DateText value={row.until_on} /> },
  ];
}

/** A rule with the thing whose rule it is. */
export type RuleOf<T extends { rules: readonly Rule[] }> = T["rules"][number] & { of: T };

interface DatedPageProps<T extends { rules: readonly Rule[] }> {
  title: string;
  name: string;
  things: UseQueryResult<T[]>;
  keyOf: (thing: T) => string;
  columns: readonly Column<RuleOf<T>>[];
  /** What typed text is looked for in. */
  textOf: (row: RuleOf<T>) => string;
  find: string;
  add: string;
  empty: Nothing;
  /** The form of a thing's next rule, or of a new thing. */
  form: (thing: T | null, close: () => void) => ReactNode;
}

/** A dated table as a list of its rules, the latest of each thing first; whoever may sets the next one. */
export function DatedPage<T extends { rules: readonly Rule[] }>({ things, keyOf, textOf, form, add, ...list }: DatedPageProps<T>) {
  const say = useWords(catalogWords);
  const writes = useMay()("catalog:write");
  const filters = useFilters([]);
  const [editing, setEditing] = useState<T | "new" | null>(null);
  const rows = useMemo(() => things.data?.flatMap((of) => of.rules.toReversed().map((rule): RuleOf<T> => ({ ...rule, of }))) ?? [], [things.data]);
  const words = filters.text.toLowerCase();
  const close = () => setEditing(null);
  const changed = editing !== "new" && editing;
  return (
    <ListPage
      {...list} heading={say("title")} tabs={<CatalogTabs />} list={{ ...things, rows }} rowKey={useCallback((row: RuleOf<T>) => `${keyOf(row.of)}|${row.from_on}`, [keyOf])}
      filters={filters} narrow={useCallback((row: RuleOf<T>) => textOf(row).toLowerCase().includes(words), [textOf, words])}
      onOpen={writes ? (row) => setEditing(row.of) : undefined} dim={(row) => row.until_on !== null && row.until_on <= civilToday()}
      add={writes && { text: add, run: () => setEditing("new") }} csv={`${list.name}.csv`}
    >
      <Dialog open={editing !== null} title={changed ? say("change_tax", { code: keyOf(changed) }) : add} onClose={close}>
        {editing && form(changed || null, close)}
      </Dialog>
    </ListPage>
  );
}
