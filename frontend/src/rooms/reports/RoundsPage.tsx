import { useState, type ReactNode } from "react";
import { Link } from "wouter";
import { useMay } from "../../api/session";
import { Banner, Button, ConfirmDialog, DateText, Problem, Skeleton, Work, type Tone } from "../../kit";
import { useActor } from "../../shell/useActor";
import { reportsWords } from "../../words/reports";
import { useLanguage } from "../../words/language";
import { formatCount } from "../../words/format";
import { useWords } from "../../words/words";
import { ReportFrame } from "./ReportFrame";
import { useBeginRound, useRounds, type Round, type Task } from "./useRounds";

const TONES: Record<Round["state"], Tone> = { running: "info", behind: "bad", ended: "good" };
const NAMES = ["dunning", "confirmed", "prove", "rebuild"] as const;
/** What a person may begin; the others begin by themselves. */
const BEGUN: Partial<Record<Round["name"], Task>> = { prove: "prove", rebuild: "rebuild" };

const when = (moment: string) => <DateText value={moment} />;

/** How many, leading to which ones; none lead nowhere. */
function Counted({ n, href }: { n: number; href: string }) {
  const language = useLanguage();
  const text = formatCount(language, n);
  return n ? <Link href={href}>{text}</Link> : text;
}

const counted = (n: number, href: string) => <Counted n={n} href={href} />;

function useFacts(): (round: Round) => (readonly [string, ReactNode])[] {
  const say = useWords(reportsWords);
  const actor = useActor();
  const language = useLanguage();
  return (round) => {
    const facts: [string, ReactNode][] = [
      [say("round_begun"), when(round.begun_at)],
      [say("round_by"), actor(round.begun_by)],
      round.ended_at ? [say("round_ended_at"), when(round.ended_at)] : [say("round_last"), when(round.last_at)],
      [say("round_shards"), say("round_shards_of", { done: round.shards_ended, all: round.shards })],
    ];
    if (round.name === "prove") facts.push([say("round_wrong"), counted(round.wrong, "/reports/trial-balance")]);
    if (round.name === "confirmed") {
      facts.push([say("round_found_again"), formatCount(language, round.left_out)], [say("round_not_booked"), formatCount(language, round.wrong)]);
    }
    if (round.name === "dunning") facts.push([say("round_left_out"), counted(round.left_out, "/overdue/left-out")]);
    return facts;
  };
}

/** A way to begin a round by hand, which asks first. */
function Begin({ task, disabled }: { task: Task; disabled: boolean }) {
  const say = useWords(reportsWords);
  const begin = useBeginRound();
  const [open, setOpen] = useState(false);
  const action = say(`begin_${task}`);
  return (
    <>
      <Button disabled={disabled} onClick={() => setOpen(true)}>{action}</Button>
      <ConfirmDialog open={open} title={action} action={action} onConfirm={() => begin(task)} onClose={() => setOpen(false)}>
        <p>{say(`begin_${task}_text`)}</p>
      </ConfirmDialog>
    </>
  );
}

function RoundCard({ name, round, begins }: { name: Round["name"]; round: Round | undefined; begins: boolean }) {
  const say = useWords(reportsWords);
  const facts = useFacts();
  const task = begins && BEGUN[name];
  const known = round && (round.queued > 0 || round.state === "ended"); // one that only begins does not know how many there are
  const begin = task && <Begin task={task} disabled={round?.state === "running"} />;
  if (!round) return <Work title={say(`round_${name}`)} actions={begin}><p className="muted">{say("round_never")}</p></Work>;
  return (
    <Work
      title={say(`round_${name}`)} state={{ label: say(`round_${round.state}`), tone: TONES[round.state] }}
      progress={known ? { done: round.done, all: round.queued } : undefined} facts={facts(round)} actions={begin}
    >
      {round.state === "behind" && <Banner severity="critical" title={say("round_behind_title")}>{say("round_behind_text")}</Banner>}
    </Work>
  );
}

/** What goes on in the whole office by itself, account by account: how far the last of each has come. */
export default function RoundsPage() {
  const say = useWords(reportsWords);
  const begins = useMay()("books:prove");
  const { data: rounds, error, refetch } = useRounds();
  return (
    <ReportFrame title={say("rounds")}>
      {!rounds && (error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />)}
      {rounds && NAMES.map((name) => <RoundCard key={name} name={name} round={rounds.find((one) => one.name === name)} begins={begins} />)}
      {rounds && <p className="muted small">{say("rounds_counted")}</p>}
    </ReportFrame>
  );
}
