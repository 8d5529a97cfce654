import { useCallback, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import { api, got, idempotencyKey } from "../../../api/client";
import { Banner, Button, CheckboxField, Combobox, Form, Page, Problem, Skeleton, TextField, toast, useFilters, useForm, type Choice } from "../../../kit";
import { clientsWords } from "../../../words/clients";
import { mergeWords } from "../../../words/merge";
import { useTold, useWords } from "../../../words/words";
import { Compare } from "./Compare";
import { merge, useBothAnew, usePreview, type Pair, type Preview } from "./useMerge";

/** Find the other account by anything a client is found by. */
function Find({ id, onChoose }: { id: string; onChoose: (account: string) => void }) {
  const say = useWords(mergeWords);
  const accounts = useRef(new Map<string, string>());
  const search = useCallback(async (q: string, signal: AbortSignal): Promise<Choice[]> => {
    const { items } = await got(api.GET("/api/v1/clients/search", { params: { query: { q, limit: 12 } }, signal }));
    const others = items.filter((one) => one.account_id !== id);
    for (const one of others) accounts.current.set(one.client_id, one.account_id);
    return others.map((one) => ({ id: one.client_id, label: one.name, detail: `${one.account_number} · ${one.birth_year}` }));
  }, [id]);
  const choose = (choice: Choice | null) => {
    const account = choice && accounts.current.get(choice.id);
    if (account) onChoose(account);
  };
  return (
    <div className="card">
      <Combobox focus name="other" label={say("find")} required hint={say("find_hint")} value={null} search={search} onChoose={choose} />
    </div>
  );
}

/** What stops the merge, then what should be known before it, in the server's words. */
function Findings({ preview }: { preview: Preview }) {
  const say = useWords(mergeWords);
  return (
    <>
      {preview.stops.map((one) => <Banner key={one.code} severity="critical" title={one.message} />)}
      {preview.notices.length > 0 && (
        <Banner severity="caution" title={say("know")}>
          <ul>{preview.notices.map((one) => <li key={one.code}>{one.message}</li>)}</ul>
        </Banner>
      )}
    </>
  );
}

interface ConfirmProps {
  preview: Preview;
  pairs: readonly Pair[];
  onPair: (pair: Pair, one: boolean) => void;
  stale: () => void;
}

const keyOf = (pair: Pair) => `${pair.client} ${pair.survivor}`;

/** The reason and the deed; when it was refused, both are looked at again. */
function useMerging({ preview, pairs, stale }: ConfirmProps) {
  const say = useWords(mergeWords);
  const [, go] = useLocation();
  const anew = useBothAnew();
  const [key] = useState(() => idempotencyKey());
  const { merged, survivor } = preview;
  return useForm({
    initial: { reason: "" },
    check: (values) => (values.reason.trim() ? {} : { reason: say("reason_missing") }),
    submit: async ({ reason }) => {
      try {
        await merge(survivor.account.id, { merged: merged.account.id, mark: preview.mark, pairs: [...pairs], reason }, key);
      } catch (error) {
        stale();
        throw error;
      }
      await anew();
      toast({ text: say("done", { number: merged.account.number }) });
      go(`/accounts/${survivor.account.id}`);
    },
  });
}

function Confirm(props: ConfirmProps) {
  const say = useWords(mergeWords);
  const told = useTold(clientsWords);
  const { preview, pairs, onPair } = props;
  // With the account's number: two who are one person are mostly called the same.
  const names = new Map([preview.merged, preview.survivor].flatMap(({ account, clients }) => clients.map((one) => [one.id, `${one.display_name} (${account.number})`])));
  const form = useMerging(props);
  return (
    <section className="card stack">
      {preview.alike.length > 0 && <h2>{say("same_title")}</h2>}
      {preview.alike.map(({ client, survivor: other, reasons }) => (
        <CheckboxField
          key={keyOf({ client, survivor: other })} name={keyOf({ client, survivor: other })}
          label={say("same", { one: names.get(client) ?? "", other: names.get(other) ?? "" })} hint={reasons.map((reason) => told("like", reason)).join(" · ")}
          value={pairs.some((pair) => keyOf(pair) === keyOf({ client, survivor: other }))} onChange={(one) => onPair({ client, survivor: other }, Boolean(one))}
        />
      ))}
      {preview.stops.length === 0 && (
        <Form form={form} action={say("act")}>
          <TextField name="reason" label={say("reason")} hint={say("reason_hint")} required maxLength={200} />
        </Form>
      )}
    </section>
  );
}

function Beside({ survivor, merged, onSwap }: { survivor: string; merged: string; onSwap: () => void }) {
  const say = useWords(mergeWords);
  const [pairs, setPairs] = useState<readonly Pair[]>([]);
  const preview = usePreview(survivor, merged, pairs);
  const choose = useCallback((pair: Pair, one: boolean) => setPairs((known) => [...known.filter((had) => had.client !== pair.client), ...(one ? [pair] : [])]), []);
  if (preview.error) return <Problem error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <Skeleton lines={12} />;
  return (
    <>
      <Findings preview={preview.data} />
      <section className="card stack">
        <div className="spread"><p className="muted">{say("text")}</p><Button icon="right" onClick={onSwap}>{say("swap")}</Button></div>
        <Compare preview={preview.data} />
      </section>
      <Confirm preview={preview.data} pairs={pairs} onPair={choose} stale={() => void preview.refetch()} />
    </>
  );
}

/** Merge an account with another: found, compared side by side, turned round if need be, done with a reason. */
export default function MergePage({ id = "" }: { id?: string }) {
  const say = useWords(mergeWords);
  const filters = useFilters(["other", "goes"]);
  const { other = "", goes = "other" } = filters.values;
  const [survivor, merged] = useMemo(() => (goes === "other" ? [id, other] : [other, id]), [goes, id, other]);
  return (
    <Page title={say("title")} parent={{ title: say("account"), href: `/accounts/${id}` }}>
      {other
        ? <Beside key={`${survivor} ${merged}`} survivor={survivor} merged={merged} onSwap={() => filters.set("goes", goes === "other" ? "this" : "other")} />
        : <Find id={id} onChoose={(account) => filters.set("other", account)} />}
    </Page>
  );
}
