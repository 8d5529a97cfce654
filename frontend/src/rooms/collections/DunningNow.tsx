import { useState } from "react";
import { useMay } from "../../api/session";
import { Ageing, Banner, Button, DateText, Facts, Money, Problem, Skeleton, Stat, Stats, Status, Timeline, type TimelineItem, useAges } from "../../kit";
import { formatDate } from "../../words/format";
import { useLanguage } from "../../words/language";
import { overdueWords } from "../../words/overdue";
import { useTold, useWords } from "../../words/words";
import { LiftDialog, type Target } from "./moves";
import { useDunningFile, type DunningFile } from "./useOverdue";

const VERDICTS = { allow: "good", defer: "warn", refuse: "bad" } as const;

export function toneOfVerdict(verdict: string): "good" | "warn" | "bad" | "neutral" {
  return VERDICTS[verdict as keyof typeof VERDICTS] ?? "neutral";
}

function Next({ file }: { file: DunningFile }) {
  const say = useWords(overdueWords);
  const told = useTold(overdueWords);
  const step = file.next_step;
  const facts = [
    [say("next"), step ? <>{told("outcome", step.outcome)}{step.outcome !== "nothing_overdue" && <> · <DateText value={step.on} /></>}</> : say("nothing_next")],
    [say("looked_at"), file.next_on ? <DateText key="look" value={file.next_on} /> : "–"],
    [say("level"), file.level ? say("level_of", { n: file.level, all: file.levels }) : say("level_none")],
    [say("gate"), <Status key="gate" tone={toneOfVerdict(file.gate.verdict)}>{told("gate", file.gate.verdict)}</Status>],
    [say("why"), told("rule", file.gate.rule)],
  ] as const;
  return <Facts items={facts} />;
}

function useUntil(): (day: string | null) => string {
  const say = useWords(overdueWords);
  const language = useLanguage();
  return (day) => (day ? say("until_day", { day: formatDate(language, day) }) : say("until_lifted"));
}

const PROMISES = { open: "info", kept: "good", broken: "bad" } as const;

function HoldsAndPromises({ file, target }: { file: DunningFile; target: Target }) {
  const say = useWords(overdueWords);
  const told = useTold(overdueWords);
  const until = useUntil();
  const language = useLanguage();
  const mayLift = useMay()("collections:note");
  const [lifting, setLifting] = useState<DunningFile["holds"][number] | null>(null);
  const holds = file.holds.filter((one) => one.state === "in_force");
  if (!holds.length && !file.promises.length) return null;
  return (
    <section className="stack">
      <h3>{say("holds")}</h3>
      <table className="plain-table">
        <tbody>
          {holds.map((one) => (
            <tr key={one.id}>
              <th scope="row">{told("reason", one.reason)} <span className="muted small">{until(one.until_on)}{one.note && ` · ${one.note}`}</span></th>
              <td className="act">{mayLift && <Button kind="quiet" onClick={() => setLifting(one)}>{say("lift")}</Button>}</td>
            </tr>
          ))}
          {file.promises.map((one) => (
            <tr key={one.id}>
              <th scope="row">{say("promise_of", { amount: one.amount.display })} <span className="muted small">{say("by_day", { day: formatDate(language, one.promised_on) })}</span></th>
              <td className="act"><Status tone={PROMISES[one.state as keyof typeof PROMISES]}>{told("promise_state", one.state)}</Status></td>
            </tr>
          ))}
        </tbody>
      </table>
      {lifting && <LiftDialog target={target} hold={lifting} onClose={() => setLifting(null)} />}
    </section>
  );
}

function Steps({ file }: { file: DunningFile }) {
  const say = useWords(overdueWords);
  const told = useTold(overdueWords);
  if (!file.steps.length) return null;
  const items = file.steps.map((step, at): TimelineItem => ({
    id: String(at),
    at: step.on,
    title: step.outcome === "remind" ? `${told("outcome", step.outcome)} · ${say("level_n", { n: step.level })}` : told("outcome", step.outcome),
    end: step.fees.map((fee) => <Money key={fee.kind + fee.invoice_id} amount={fee.amount} />),
    tone: step.outcome === "remind" ? "info" : step.outcome === "refused" ? "bad" : "neutral",
  }));
  return (
    <section className="stack">
      <h3>{say("steps")}</h3>
      <Timeline label={say("steps")} items={items.toReversed()} />
    </section>
  );
}

/** Where an account stands in dunning, beside a list. */
export function DunningNow({ target }: { target: Target }) {
  const say = useWords(overdueWords);
  const told = useTold(overdueWords);
  const ages = useAges();
  const { data, error, refetch } = useDunningFile(target.account_id);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  return (
    <div className="stack">
      {data.attention && <Banner severity="caution" title={told("attention", data.attention)} />}
      <Stats><Stat label={say("overdue")} value={<Money amount={data.overdue} />} tone="bad" /></Stats>
      <Next file={data} />
      <h3>{say("ageing")}</h3>
      <Ageing buckets={ages.of(data.ageing)} total={data.overdue} />
      <HoldsAndPromises file={data} target={target} />
      <Steps file={data} />
    </div>
  );
}
