import { useState } from "react";
import { useLocation } from "wouter";
import { useMay } from "../../api/session";
import { Banner, Button, ButtonLink, DateText, Facts, Fold, Menu, Money, Page, Problem, Skeleton, Stat, Stats, Status, useShortcuts } from "../../kit";
import { useActor } from "../../shell/useActor";
import { batchesWords } from "../../words/batches";
import { kitWords } from "../../words/kit";
import { paymentsWords } from "../../words/payments";
import { useTold, useWords } from "../../words/words";
import { CloseDialog, CorrectDialog } from "./BatchDialogs";
import { BATCH_TONES } from "./BatchesPage";
import { BatchPosting } from "./BatchPosting";
import { BatchTable } from "./BatchTable";
import { useBatch, type Batch } from "./useBatches";

function Counts({ batch }: { batch: Batch }) {
  const say = useWords(batchesWords);
  const much = batch.missing.minor < 0 || batch.missing_count < 0;
  return (
    <Stats>
      <Stat label={say("by_tape")} value={<Money amount={batch.control.amount} />} note={say("n_payments", { n: batch.control.count })} />
      <Stat label={say("posted")} value={<Money amount={batch.posted} />} note={say("n_payments", { n: batch.count })} />
      <Stat
        label={say(much ? "too_much" : "missing")} tone={batch.agrees ? "good" : "warn"}
        value={<Money amount={batch.missing} />} note={batch.agrees ? say("agrees") : say("n_payments", { n: batch.missing_count })}
      />
    </Stats>
  );
}

/** Who opened and closed it, and every total that was typed from the tape. */
function History({ batch }: { batch: Batch }) {
  const say = useWords(batchesWords);
  const actor = useActor();
  const typed = batch.controls.map((one, at) => [
    `${say("typed")} ${at + 1}`,
    <span key={one.at}><Money amount={one.amount} /> · {say("n_payments", { n: one.count })} · {actor(one.by)} · <DateText value={one.at} /></span>,
  ] as const);
  return <Fold title={say("typed")}><Facts items={typed} /></Fold>;
}

function Actions({ batch, onAsk }: { batch: Batch; onAsk: (ask: "close" | "correct") => void }) {
  const say = useWords(batchesWords);
  const may = useMay();
  const kit = useWords(kitWords);
  const [, go] = useLocation();
  const works = batch.state === "open" && may("payment:post");
  const slip = `/batches/${batch.number}/slip`;
  const rest = [{ key: "slip", label: say("slip"), run: () => go(slip) }, { key: "correct", label: say("correct"), run: () => onAsk("correct") }];
  useShortcuts(works ? [{ keys: "l", text: say("close"), group: say("batch_word"), run: () => onAsk("close") }, { keys: "e", text: say("correct"), group: say("batch_word"), run: () => onAsk("correct") }] : []);
  return (
    <>
      <ButtonLink spare={works} href={slip}>{say("slip")}</ButtonLink>
      {works && <Button spare onClick={() => onAsk("correct")}>{say("correct")}</Button>}
      {works && <Button kind={batch.agrees ? "primary" : "plain"} onClick={() => onAsk("close")}>{say("close")}</Button>}
      {works && <span className="phone-only"><Menu label={kit("more")} icon="more" items={rest} className="button icon-only" /></span>}
    </>
  );
}

function Whole({ batch }: { batch: Batch }) {
  const say = useWords(batchesWords);
  const may = useMay();
  const actor = useActor();
  return (
    <>
      {batch.reason && <Banner severity="caution" title={say("closed_because", { reason: batch.reason })} />}
      <Counts batch={batch} />
      {batch.state === "open" && may("payment:post") && <BatchPosting batch={batch} />}
      <BatchTable number={String(batch.number)} />
      <History batch={batch} />
      <p className="muted small">{say("opened_by")}: {actor(batch.opened_by)}{batch.closed_by && <> · {say("closed_by", { name: actor(batch.closed_by) })} · <DateText value={batch.closed_at} /></>}</p>
    </>
  );
}

/** One batch: what the tape says, what is posted, what is missing; while it is open, the next payment. */
export default function BatchPage({ number = "" }: Record<string, string | undefined>) {
  const say = useWords(batchesWords);
  const told = useTold(batchesWords);
  const by = useTold(paymentsWords);
  const { data: batch, error, refetch } = useBatch(number);
  const [ask, setAsk] = useState<"close" | "correct" | null>(null);
  const close = () => setAsk(null);
  return (
    <Page
      title={batch ? [say("batch", { number: batch.number }), by("method", batch.method), batch.payer_name].filter(Boolean).join(" · ") : say("batch_word")}
      badge={batch && <><Status tone={BATCH_TONES[batch.state]}>{told("state", batch.state)}</Status> <span className="muted"><DateText value={batch.received_on} /></span></>}
      parent={{ title: say("title"), href: "/batches" }}
      actions={batch && <Actions batch={batch} onAsk={setAsk} />}
    >
      {!batch && (error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />)}
      {batch && <Whole batch={batch} />}
      {batch && ask === "close" && <CloseDialog batch={batch} onClose={close} />}
      {batch && ask === "correct" && <CorrectDialog batch={batch} onClose={close} />}
    </Page>
  );
}
