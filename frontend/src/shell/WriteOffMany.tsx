import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, got, idempotencyKey } from "../api/client";
import { Banner, Button, Dialog, Facts, Form, Money, Problem, Skeleton, Together, toast, useForm } from "../kit";
import type { Amount } from "../words/amount";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { writeoffsWords } from "../words/writeoffs";
import { WriteOffFields } from "./WriteOffFields";
import { inTurn, useWriteOffPolicies, useWriteOffsChanged, writeOff, type Ahead, type Ended, type WriteOff } from "./writeOffs";

/** Of an account all that is small; else the invoices named. */
type Asked = { account: string; currency: string } | { invoices: readonly { account_id: string; invoice_id: string }[] };

interface ManyProps {
  asked: Asked;
  onClose: () => void;
  onDone?: () => void;
}

/** So many the server looks at in one answer. */
const MOST = 500;

const tooMany = (asked: Asked) => "invoices" in asked && asked.invoices.length > MOST;

function useAhead(asked: Asked) {
  return useQuery({
    queryKey: ["write-offs-ahead", asked], gcTime: 0, enabled: !tooMany(asked),
    queryFn: ({ signal }) => "account" in asked
      ? got(api.GET("/api/v1/accounts/{account_id}/small-balances", { params: { path: { account_id: asked.account } }, signal }))
      : got(api.POST("/api/v1/write-offs/preview", { body: { invoices: asked.invoices.map(({ account_id, invoice_id }) => ({ account_id, invoice_id })) }, signal })),
  });
}

function Amounts({ amounts }: { amounts: readonly Amount[] }) {
  return <>{amounts.map((one) => <Together key={one.currency}><Money amount={one} strong /> </Together>)}</>;
}

/** How many and how much by currency, and what is left out and why. */
function Preview({ ahead }: { ahead: Ahead }) {
  const say = useWords(writeoffsWords);
  const facts = [
    [say("at_once"), ahead.at_once], [say("at_once_sum"), <Amounts key="o" amounts={ahead.at_once_amounts} />],
    [say("will_ask"), ahead.asked], [say("will_ask_sum"), <Amounts key="a" amounts={ahead.asked_amounts} />], [say("cannot"), ahead.refused],
  ] as const;
  const shown = facts.filter((_, at) => (at < 2 ? ahead.at_once : at < 4 ? ahead.asked : ahead.refused));
  const refused = ahead.items.filter((one) => one.refused);
  return (
    <>
      <Facts amounts items={shown} />
      {refused.length > 0 && <ul className="muted small">{refused.map((one) => <li key={one.invoice_id}>{one.number}: {one.refused}</li>)}</ul>}
    </>
  );
}

function useWritingOff({ onClose, onDone }: ManyProps, ahead: Ahead) {
  const say = useWords(writeoffsWords);
  const changed = useWriteOffsChanged();
  const [key] = useState(idempotencyKey);
  const [done, setDone] = useState(0);
  const [ended, setEnded] = useState<Ended<WriteOff> | null>(null);
  const possible = ahead.items.filter((one) => !one.refused);
  const form = useForm({
    initial: { reason: "", note: "" },
    check: ({ reason }): { reason?: string } => (reason ? {} : { reason: say("fill_why") }),
    submit: async ({ reason, note }) => {
      const body = { reason: reason as WriteOff["reason"], note: note.trim() };
      const all = await inTurn(possible, (one, at) => writeOff(one.account_id, one.invoice_id, { party: one.party, amount_minor: one.amount.minor, ...body }, `${key}-${at}`), (one) => one.number, setDone);
      changed();
      const posted = all.done.filter((one) => one.state === "posted").length;
      if (posted) toast({ text: say("done_many", { n: posted }) });
      if (all.done.length > posted) toast({ text: say("asked_many", { n: all.done.length - posted }) });
      onDone?.();
      if (all.failures.length) setEnded(all);
      else onClose();
    },
  });
  return { form, done, ended, all: possible.length };
}

function Failures({ ended, onClose }: { ended: Ended<WriteOff>; onClose: () => void }) {
  const kit = useWords(kitWords);
  return (
    <div className="stack">
      <Banner severity="critical" title={kit("confirm_failed", { n: ended.failures.length })}>
        <ul>{ended.failures.map((one) => <li key={one.name}>{one.name}: {one.reason}</li>)}</ul>
      </Banner>
      <div className="form-actions"><Button onClick={onClose}>{kit("close")}</Button></div>
    </div>
  );
}

function Writing({ ahead, ...props }: ManyProps & { ahead: Ahead }) {
  const say = useWords(writeoffsWords);
  const { form, done, ended, all } = useWritingOff(props, ahead);
  if (ended) return <Failures ended={ended} onClose={props.onClose} />;
  return (
    <Form form={form} action={say("write_off")} onCancel={props.onClose} label={say("many_title")}>
      <p className="muted">{say("text")}</p>
      <Preview ahead={ahead} />
      <WriteOffFields focus />
      {form.saving && <p role="status" className="muted">{say("working", { done, all })}</p>}
    </Form>
  );
}

/** Nothing of it can be written off: said, with why. */
function Nothing({ ahead, asked, onClose }: { ahead: Ahead } & ManyProps) {
  const say = useWords(writeoffsWords);
  const kit = useWords(kitWords);
  const { data } = useWriteOffPolicies("account" in asked);
  const limit = "account" in asked ? data?.find((one) => one.currency === asked.currency)?.limit.display : undefined;
  return (
    <div className="stack">
      <p role="status">{!ahead.items.length && limit ? say("none_small", { limit }) : say("none_possible")}</p>
      <Preview ahead={ahead} />
      <div className="form-actions"><Button onClick={onClose}>{kit("close")}</Button></div>
    </div>
  );
}

/** Write off what guarantors have open on several invoices: first what would become of each, then what became of it. */
export default function WriteOffMany(props: ManyProps) {
  const say = useWords(writeoffsWords);
  const [asked] = useState(props.asked);
  const ahead = useAhead(asked);
  // What was shown first stays: afterwards the same question would have another answer.
  const [shown, setShown] = useState<Ahead | null>(null);
  if (!shown && ahead.data) setShown(ahead.data);
  const possible = shown && shown.at_once + shown.asked > 0;
  return (
    <Dialog open title={say("account" in asked ? "account_title" : "many_title")} onClose={props.onClose}>
      {tooMany(asked) ? <p role="status">{say("most", { n: MOST })}</p> : !shown ? (ahead.error ? <Problem error={ahead.error} onRetry={() => void ahead.refetch()} /> : <Skeleton lines={6} />)
        : possible ? <Writing {...props} ahead={shown} /> : <Nothing {...props} ahead={shown} />}
    </Dialog>
  );
}
