/** What the three forms of the office's own side share: days, an address, lists of dated rows, and how they are saved. */
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { idempotencyKey } from "../../../api/client";
import { Button, DateField, PostalField, TextField, type FormState } from "../../../kit";
import { civilToday } from "../../../words/format";
import { providersWords } from "../../../words/providers";
import { useWords } from "../../../words/words";
import { countOf, picked, without, type Flat } from "../parts/nest";
import { useEdit } from "../parts/useEdit";

export const TODAY = () => ({ from_on: civilToday(), until_on: null });

export const blankAddress = (at: string): Flat => ({
  [`${at}.line1`]: "", [`${at}.line2`]: "", [`${at}.city`]: "", [`${at}.region`]: "", [`${at}.postal_code`]: "", [`${at}.country`]: "US",
});

interface Saving<T> {
  row: T | null;
  fresh: Flat;
  /** The fields that are sent; lists with their rows. */
  fields: readonly string[];
  /** The name without which nothing is sent. */
  named: string;
  /** Values of the screen's own, made of what is saved. */
  also?: (row: T) => Flat;
  save: (values: Flat, version: number, key: string) => Promise<unknown>;
  read: () => Promise<readonly T[]>;
  onDone: () => void;
}

/** The form over one of them; whoever saves over a newer version sees both. */
export function useSideForm<T extends { id: string; version: number }>({ row, fresh, fields, named, also, save, read, onDone }: Saving<T>) {
  const say = useWords(providersWords);
  const queries = useQueryClient();
  const [key] = useState(() => idempotencyKey());
  const valuesOf = (one: T): Flat => ({ until_on: null, ...picked(one, fields), ...also?.(one) });
  const again = async (seen: T) => {
    const now = (await read()).find((one) => one.id === seen.id) ?? seen;
    return { values: valuesOf(now), version: now.version };
  };
  return useEdit({
    initial: row ? valuesOf(row) : fresh, version: row?.version ?? 0,
    save: (values, version) => save(values, version, key), read: row ? () => again(row) : undefined,
    check: (values) => Object.fromEntries([named, "from_on"].filter((name) => !String(values[name] ?? "").trim()).map((name) => [name, say("fill")])),
    onSaved: () => {
      void queries.invalidateQueries({ queryKey: ["sides"] });
      onDone();
    },
  });
}

export function DaysFields({ at = "" }: { at?: string }) {
  const say = useWords(providersWords);
  return (
    <>
      <DateField name={`${at}from_on`} label={say("from_on")} required />
      <DateField name={`${at}until_on`} label={say("until_on")} hint={at ? undefined : say("until_hint")} />
    </>
  );
}

export function SideAddress({ at, title, hint, whole }: { at: string; title: string; hint: string; whole?: boolean }) {
  const say = useWords(providersWords);
  return (
    <fieldset>
      <legend>{title}</legend>
      <div className="columns">
        <TextField name={`${at}.line1`} label={say("line1")} hint={hint} maxLength={200} />
        <TextField name={`${at}.line2`} label={say("line2")} maxLength={200} />
      </div>
      <div className="columns tight">
        <PostalField name={`${at}.postal_code`} label={say("postal_code")} hint={whole ? say("zip_hint") : undefined} country="US" />
        <TextField name={`${at}.city`} label={say("city")} maxLength={200} />
        <TextField name={`${at}.region`} label={say("region")} maxLength={2} />
      </div>
    </fieldset>
  );
}

interface RowsProps {
  form: FormState<Flat>;
  list: string;
  title: string;
  add: string;
  /** A new row's values, by field. */
  fresh: Flat;
  /** What a row is called. */
  called: (n: number) => string;
  children: (at: string) => ReactNode;
}

/** Dated rows of a form, such as enrollments with payers: add one, take one out. */
export function DatedRows({ form, list, title, add, fresh, called, children }: RowsProps) {
  const say = useWords(providersWords);
  const count = countOf(form.values, list);
  const more = () => Object.entries({ ...fresh, ...TODAY() }).forEach(([name, value]) => form.set(`${list}.${count}.${name}`, value));
  return (
    <section className="stack" aria-label={title}>
      <h3>{title}</h3>
      {Array.from({ length: count }, (_, place) => (
        <fieldset key={place}>
          <legend>{called(place + 1)}</legend>
          {children(`${list}.${place}.`)}
          <div><Button kind="quiet" icon="close" onClick={() => form.reset(without(form.values, list, place))}>{say("remove")}<span className="hidden-text"> {called(place + 1)}</span></Button></div>
        </fieldset>
      ))}
      <div><Button icon="plus" onClick={more}>{add}</Button></div>
    </section>
  );
}
