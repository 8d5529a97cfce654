import { useState } from "react";
import { api } from "../../../../api/client";
import { Banner, Button, ConfirmDialog, DateText, Facts, Money, Problem, Skeleton, Status, Timeline, toast } from "../../../../kit";
import { useActor } from "../../../../shell/useActor";
import { accountWords } from "../../../../words/account";
import { useTold, useWords } from "../../../../words/words";
import type { useActs } from "../useActs";
import { SkipNext } from "./SkipNext";
import { useDunningFile, useRenew, type DunningFile } from "../useAccount";

type Hold = DunningFile["holds"][number];

function NextStep({ id, file, allowed }: { id: string; file: DunningFile; allowed: boolean }) {
  const say = useWords(accountWords);
  const told = useTold(accountWords);
  const step = file.next_step;
  return (
    <section className="card stack">
      <h2>{say("next_title")}</h2>
      <Facts
        items={[
          [say("policy"), file.policy_name],
          [say("level"), say("level_of", { n: file.level, all: file.levels })],
          [say("since"), <DateText key="s" value={file.since_on} />],
          [say("last_letter"), <DateText key="l" value={file.last_step_on} />],
          [say("next_what"), step ? <strong key="w">{told("outcome", step.outcome)}</strong> : say("next_nothing")],
          [say("next_when"), step?.outcome === "nothing_overdue" ? <span key="n">{step.reason}</span> : <DateText key="n" value={step?.on ?? file.next_on} />],
          [say("gate"), <span key="g"><Status tone={file.gate.verdict === "allow" ? "good" : "warn"}>{told("verdict", file.gate.verdict)}</Status>{file.gate.verdict !== "allow" && <> {told("rule", file.gate.rule)}</>}</span>],
          ...(step?.fees.map((fee) => [told("invoice", fee.kind), <Money key={fee.invoice_id} amount={fee.amount} />] as const) ?? []),
        ]}
      />
      <SkipNext id={id} file={file} allowed={allowed} />
    </section>
  );
}

function Holds({ id, holds, allowed, onAdd }: { id: string; holds: readonly Hold[]; allowed: boolean; onAdd: () => void }) {
  const actor = useActor();
  const say = useWords(accountWords);
  const told = useTold(accountWords);
  const renew = useRenew(id);
  const [lifting, setLifting] = useState<Hold | null>(null);
  const lift = async () => {
    if (!lifting) return;
    const params = { path: { account_id: id, hold_id: lifting.id }, query: { version: lifting.version } };
    await api.DELETE("/api/v1/accounts/{account_id}/holds/{hold_id}", { params });
    renew();
    toast({ text: say("hold_lifted") });
  };
  return (
    <section className="card stack">
      <div className="spread"><h2>{say("holds")}</h2>{allowed && <Button icon="lock" onClick={onAdd}>{say("act_hold")}</Button>}</div>
      {!holds.length && <p className="muted">{say("holds_none")}</p>}
      {holds.length > 0 && (
        <table className="plain-table">
          <thead><tr><th scope="col">{say("hold_reason")}</th><th scope="col">{say("from")}</th><th scope="col">{say("hold_until")}</th><th scope="col">{say("state")}</th></tr></thead>
          <tbody>
            {holds.map((hold) => (
              <tr key={hold.id}>
                <th scope="row">{told("hold", hold.reason)}{hold.note && <span className="muted small"> {hold.note}</span>}</th>
                <td><DateText value={hold.placed_at.slice(0, 10)} /> <span className="muted small">{actor(hold.placed_by)}</span></td>
                <td><DateText value={hold.until_on} /></td>
                <td>{hold.state !== "in_force" ? <Status tone="neutral">{say(hold.state)}</Status> : allowed ? <Button kind="quiet" onClick={() => setLifting(hold)}>{say("lift")}</Button> : <Status state="held">{say("in_force")}</Status>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ConfirmDialog open={lifting !== null} title={say("lift_title")} action={say("lift")} onConfirm={lift} onClose={() => setLifting(null)}>
        <p>{say("lift_text")}</p>
      </ConfirmDialog>
    </section>
  );
}

function Promises({ id, promises, allowed, onAdd }: { id: string; promises: DunningFile["promises"]; allowed: boolean; onAdd: () => void }) {
  const actor = useActor();
  const say = useWords(accountWords);
  const told = useTold(accountWords);
  const renew = useRenew(id);
  const [taking, setTaking] = useState<DunningFile["promises"][number] | null>(null);
  const tones = { open: "info", kept: "good", broken: "bad" } as const;
  const takeBack = async () => {
    if (!taking) return;
    await api.DELETE("/api/v1/accounts/{account_id}/promises/{promise_id}", { params: { path: { account_id: id, promise_id: taking.id }, query: { version: taking.version } } });
    renew();
    toast({ text: say("took_back") });
  };
  return (
    <section className="card stack">
      <div className="spread"><h2>{say("promises")}</h2>{allowed && <Button icon="calendar" onClick={onAdd}>{say("act_promise")}</Button>}</div>
      {!promises.length && <p className="muted">{say("promises_none")}</p>}
      {promises.length > 0 && (
        <table className="plain-table">
          <thead><tr><th scope="col">{say("promised_on")}</th><th scope="col" className="end">{say("amount")}</th><th scope="col">{say("state")}</th></tr></thead>
          <tbody>
            {promises.map((one) => (
              <tr key={one.id}>
                <th scope="row"><DateText value={one.promised_on} /> <span className="muted small">{actor(one.made_by)}</span></th>
                <td className="end"><Money amount={one.amount} /></td>
                <td><Status tone={tones[one.state as keyof typeof tones] ?? "neutral"}>{told("promise", one.state)}</Status>{one.state === "open" && allowed && <> <Button kind="quiet" onClick={() => setTaking(one)}>{say("take_back")}</Button></>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ConfirmDialog open={taking !== null} title={say("take_back_title")} action={say("take_back")} onConfirm={takeBack} onClose={() => setTaking(null)}>
        <p>{say("take_back_text")}</p>
      </ConfirmDialog>
    </section>
  );
}

function Steps({ file }: { file: DunningFile }) {
  const say = useWords(accountWords);
  const told = useTold(accountWords);
  if (!file.steps.length) return null;
  const items = file.steps.map((step) => ({
    id: `${step.on}${step.outcome}`, at: step.on, title: told(`done_${step.outcome}` in accountWords.en ? "done" : "outcome", step.outcome),
    detail: step.level ? say("level_n", { n: step.level }) : undefined,
    tone: step.outcome === "remind" ? ("info" as const) : step.outcome === "refused" ? ("warn" as const) : undefined,
  }));
  return <section className="card stack"><h2>{say("steps")}</h2><Timeline label={say("steps")} items={items} /></section>;
}

/** Where the account stands in dunning: what comes next and when, what stops it, what was promised, what was decided. */
export function DunningTab({ id, acts }: { id: string; acts: ReturnType<typeof useActs> }) {
  const told = useTold(accountWords);
  const file = useDunningFile(id, true);
  const allowed = acts.may("collections:note");
  if (file.error) return <Problem error={file.error} onRetry={() => void file.refetch()} />;
  if (!file.data) return <Skeleton lines={8} />;
  const { data } = file;
  return (
    <div className="stack">
      {data.attention && <Banner severity="caution" title={told("attention", data.attention)} />}
      <div className="columns">
        <NextStep id={id} file={data} allowed={allowed} />
        <Holds id={id} holds={data.holds} allowed={allowed} onAdd={() => acts.start("hold")} />
        <Promises id={id} promises={data.promises} allowed={allowed} onAdd={() => acts.start("promise")} />
      </div>
      <Steps file={data} />
    </div>
  );
}
