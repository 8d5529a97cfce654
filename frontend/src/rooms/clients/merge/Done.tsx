import { useEffect, useRef, useState } from "react";
import { Link } from "wouter";
import { useMay } from "../../../api/session";
import { idempotencyKey } from "../../../api/client";
import { problemOf } from "../../../api/problem";
import { Banner, Button, ConfirmDialog, DateText, Status, toast } from "../../../kit";
import { useActor } from "../../../shell/useActor";
import { clientsWords } from "../../../words/clients";
import { mergeWords } from "../../../words/merge";
import { useWords } from "../../../words/words";
import { useRenew } from "../account/useAccount";
import { LikelyList } from "../enroll/Likely";
import { moves, split, useBothAnew, useLikelyTwins, useMerges, useTellApart, type Merge } from "./useMerge";

function Undo({ one }: { one: Merge }) {
  const say = useWords(mergeWords);
  const [asks, setAsks] = useState(false);
  const [key] = useState(() => idempotencyKey());
  const anew = useBothAnew();
  const undo = async () => {
    await split(one, key);
    await anew();
    toast({ text: say("split_done") });
  };
  return (
    <>
      <Button onClick={() => setAsks(true)}>{say("split")}</Button>
      <ConfirmDialog open={asks} title={say("split_title")} action={say("split")} onConfirm={undo} onClose={() => setAsks(false)}>
        <p>{say("split_text", { number: one.merged_number })}</p>
        <p className="muted small">{say("split_hint")}</p>
      </ConfirmDialog>
    </>
  );
}

/** How far a merge or a split is that goes on in the background, and that nobody has to do anything for it. */
function Going({ one }: { one: Merge }) {
  const say = useWords(mergeWords);
  return (
    <>
      <p role="status">{say(one.state === "moving" ? "moving" : "splitting", { n: one.items })} {!one.still_since && say("goes_on")}</p>
      {one.still_since && <p><Status tone="warn">{say("still")} <DateText value={one.still_since} /></Status> {say("still_text")}</p>}
    </>
  );
}

/** One merge as it stands: where the account went or what came, how far it is, and the way back. */
function Told({ one, id }: { one: Merge; id: string }) {
  const say = useWords(mergeWords);
  const actor = useActor();
  const undo = useMay()("account:merge") && one.state === "done" && <Undo one={one} />;
  const gone = one.merged_id === id;
  const title = gone ? say("went", { number: one.survivor_number }) : say("came", { number: one.merged_number });
  const other = gone ? one.survivor_id : one.merged_id;
  return (
    <Banner severity={gone ? "caution" : "note"} title={title} action={undo}>
      {moves(one) && <Going one={one} />}
      <p><DateText value={one.asked_at} /> · {actor(one.asked_by)} · {one.reason}</p>
      <p><Link href={`/accounts/${other}`}>{say(gone ? "open_survivor" : "open_merged")}</Link></p>
    </Banner>
  );
}

/** The merges an account stands in, on its page; what else is shown of it is asked anew when one has come to its end. */
export function Merged({ id, wanted }: { id: string; wanted: boolean }) {
  const merges = useMerges(id, wanted);
  const renew = useRenew(id);
  const going = merges.data?.items.some(moves) ?? false;
  const before = useRef(going);
  useEffect(() => {
    if (before.current && !going) renew();
    before.current = going;
  }, [going, renew]);
  return merges.data?.items.map((one) => <Told key={one.id} one={one} id={id} />) ?? null;
}

const failed = (error: unknown) => toast({ text: problemOf(error).detail ?? problemOf(error).code, tone: "bad" });

/** Who else is likely the person of this account, for who may merge the two: one press leads to both side by side. */
export function LikelyTwins({ id, wanted }: { id: string; wanted: boolean }) {
  const say = useWords(mergeWords);
  const found = useLikelyTwins(id, useMay()("account:merge") && wanted).data?.items ?? [];
  const client = useWords(clientsWords);
  const tell = useTellApart(id);
  if (!found.length) return null;
  const apart = async (other: string) => {
    await tell(other, true);
    toast({ text: client("told_apart"), action: { label: client("undo"), run: () => void tell(other, false).catch(failed) } });
  };
  const list = <LikelyList found={found} merges={id} onApart={(one) => void apart(one.account_id).catch(failed)} />;
  return <Banner severity="note" title={say("twice", { n: found.length })}>{list}</Banner>;
}
