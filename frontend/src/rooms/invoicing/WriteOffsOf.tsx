import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, got, idempotencyKey } from "../../api/client";
import { useMay, useSession } from "../../api/session";
import { Button, ConfirmDialog, DateText, Money, Problem, Skeleton, Status, toast, type Tone } from "../../kit";
import { TakeBackDialog } from "../../shell/WrittenOff";
import { useActor } from "../../shell/useActor";
import { ASKS, decideOn, useWriteOffsChanged, type WriteOff } from "../../shell/writeOffs";
import { useTold, useWords } from "../../words/words";
import { writeoffsWords } from "../../words/writeoffs";
import type { Invoice } from "./lines";

export const WRITE_OFF_TONES: Record<WriteOff["state"], Tone> = { asked: "warn", refused: "neutral", posted: "neutral", taken_back: "info" };

type Verb = "approve" | "refuse" | "withdraw" | "take_back";

function DecideDialog({ one, verb, onClose }: { one: WriteOff; verb: Exclude<Verb, "take_back">; onClose: () => void }) {
  const say = useWords(writeoffsWords);
  const changed = useWriteOffsChanged();
  const [key] = useState(idempotencyKey);
  const said = { approve: say("approved", { n: 1 }), refuse: say("refused", { n: 1 }), withdraw: say("withdrawn") }[verb];
  const confirm = async () => {
    await decideOn(verb, { account_id: one.account_id, invoice_id: one.invoice_id, write_off_id: one.id }, key);
    changed();
    toast({ text: said });
  };
  return (
    <ConfirmDialog open title={say(ASKS[verb].title)} action={say(verb)} onConfirm={confirm} onClose={onClose}>
      <p>{say(ASKS[verb].text)}</p>
      <Money amount={one.amount} strong />
    </ConfirmDialog>
  );
}

/** What this person may do about it now: decide on others' requests, withdraw their own, take back what is posted. */
function useVerbs(one: WriteOff): Verb[] {
  const may = useMay();
  const me = useSession().me?.subject;
  if (one.state === "posted") return may("write_off:post") ? ["take_back"] : [];
  if (one.state !== "asked") return [];
  if (one.asked_by === me) return ["withdraw"];
  return may("write_off:approve") ? ["approve", "refuse"] : [];
}

function Line({ one, partyName }: { one: WriteOff; partyName: (party: string) => string }) {
  const say = useWords(writeoffsWords);
  const told = useTold(writeoffsWords);
  const actor = useActor();
  const verbs = useVerbs(one);
  const [doing, setDoing] = useState<Verb | null>(null);
  const close = () => setDoing(null);
  return (
    <li className="stack">
      <div className="spread">
        <span>
          <Status tone={WRITE_OFF_TONES[one.state]}>{told("state", one.state)}</Status> {told("reason", one.reason)}
          <span className="muted small"> · {partyName(one.party)} · <DateText value={one.asked_at} /> · {actor(one.asked_by)}{one.decided_by && ` · ${say("decided_by")}: ${actor(one.decided_by)}`}{one.note && ` · ${one.note}`}</span>
        </span>
        <Money amount={one.amount} />
      </div>
      {verbs.length > 0 && <div className="row">{verbs.map((verb) => <Button key={verb} onClick={() => setDoing(verb)}>{say(verb)}</Button>)}</div>}
      {doing === "take_back" && <TakeBackDialog one={one} onClose={close} />}
      {doing && doing !== "take_back" && <DecideDialog one={one} verb={doing} onClose={close} />}
    </li>
  );
}

/** What was written off of an invoice, and what waits for an approval; no word of it where nothing was asked. */
export function WriteOffsOf({ invoice, partyName }: { invoice: Invoice; partyName: (party: string) => string }) {
  const say = useWords(writeoffsWords);
  const may = useMay();
  const wanted = invoice.written_off.minor > 0 || may("write_off:post") || may("write_off:approve");
  const query = useQuery({
    queryKey: ["invoice", invoice.account_id, invoice.id, "write-offs"], enabled: wanted && invoice.state === "issued",
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}/invoices/{invoice_id}/write-offs", { params: { path: { account_id: invoice.account_id, invoice_id: invoice.id } }, signal })),
  });
  if (!wanted || invoice.state !== "issued" || (!query.error && !query.data?.length && !invoice.written_off.minor)) return null;
  return (
    <section className="card stack" aria-label={say("of_invoice")}>
      <h2>{say("of_invoice")}</h2>
      {query.error ? <Problem error={query.error} onRetry={() => void query.refetch()} /> : !query.data ? <Skeleton lines={2} /> : (
        <ul className="stack">{query.data.map((one) => <Line key={one.id} one={one} partyName={partyName} />)}</ul>
      )}
    </section>
  );
}
