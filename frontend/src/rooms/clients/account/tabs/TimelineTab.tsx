import { useMemo } from "react";
import { Button, Empty, FilterBar, Problem, Skeleton, Timeline, useFilters } from "../../../../kit";
import { OUTCOMES } from "../../../../shell/notes";
import { accountWords } from "../../../../words/account";
import { notesWords } from "../../../../words/notes";
import { useWords } from "../../../../words/words";
import { useSentence } from "../sentences";
import { useTimeline, type Happening } from "../useAccount";

const KINDS: Record<string, string> = {
  notice: "messages", note: "notes", hold: "dunning", hold_lifted: "dunning", promise: "dunning", skip: "dunning", skip_undone: "dunning",
  enrolled: "file", accounts_merged: "file", accounts_split: "file", concern: "file", concern_ended: "file", captured: "charges", invoice: "charges", credit_note: "charges",
  late_fee: "charges", interest: "charges", transfer: "charges", contractual_adjustment: "charges",
  write_off: "charges", write_off_asked: "charges", write_off_refused: "charges", write_off_taken_back: "charges",
};

/** Which group of the filter a happening belongs to; all other entries of the books move money. */
function groupOf(kind: string): string {
  return KINDS[kind] ?? "money";
}

function plain(one: Happening): string {
  return Object.values(one.words).join(" ").toLowerCase();
}

/** Everything that happened, newest first, as sentences; narrowed by kind and by text. What it is about lies under the
 * account itself, or under the one it was merged into (`lies`).
 */
export function TimelineTab({ id, lies = id, onNote }: { id: string; lies?: string; onNote?: () => void }) {
  const say = useWords(accountWords);
  const said = useWords(notesWords);
  const filters = useFilters(["kind", "outcome", "tab"]);
  const sentence = useSentence(lies);
  const kind = filters.values.kind ?? "";
  // An outcome is a note's: among other kinds there is none to ask for.
  const calls = kind === "" || kind === "notes";
  const outcome = (calls && OUTCOMES.find((one) => one === filters.values.outcome)) || "";
  const timeline = useTimeline(id, outcome);
  const text = filters.text.trim().toLowerCase();
  const items = useMemo(
    () => timeline.rows
      .map((one, at) => ({ one, item: sentence(one, at) }))
      .filter(({ one }) => (!kind || groupOf(one.kind) === kind) && (!text || plain(one).includes(text)))
      .map(({ item }) => item),
    [timeline.rows, sentence, kind, text],
  );
  if (timeline.error) return <Problem error={timeline.error} onRetry={() => void timeline.refetch()} />;
  const options = (["money", "charges", "messages", "notes", "dunning", "file"] as const).map((value) => ({ value, label: say(`kind_${value}`) }));
  const outcomes = { name: "outcome", label: said("call_outcome"), options: OUTCOMES.map((value) => ({ value, label: said(`call_${value}`) })) };
  const choices = [{ name: "kind", label: say("kind"), options }, ...(calls ? [outcomes] : [])];
  const note = onNote && <Button icon="note" onClick={onNote}>{say("act_note")}</Button>;
  return (
    <section className="card stack">
      <FilterBar filters={{ ...filters, active: Boolean(kind || outcome || text), clear: () => filters.clearOf(["kind", "outcome"]) }} find={say("timeline_find")} choices={choices}>{note}</FilterBar>
      {timeline.isPending ? <Skeleton lines={10} /> : items.length ? <Timeline label={say("tab_timeline")} items={items} /> : <Empty icon="filter" title={say("timeline_empty")} />}
      {timeline.hasNextPage && <div><Button busy={timeline.isFetchingNextPage} onClick={timeline.onMore}>{say("older")}</Button></div>}
    </section>
  );
}
