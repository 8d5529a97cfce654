import { useMemo, useState } from "react";
import { useMay } from "../api/session";
import { Button, Dialog, Empty, Keys, Problem, Skeleton, Timeline, useShortcuts } from "../kit";
import { notesWords } from "../words/notes";
import { useTold, useWords } from "../words/words";
import { NoteForm } from "./NoteForm";
import { useNotes } from "./notes";
import { useCommands } from "./ownCommands";
import type { Filling } from "./slots";
import { useActor } from "./useActor";

interface NotesProps {
  accountId: string;
  /** The invoice, credit note or payment they are about. */
  subject: string;
  filling: Filling;
}

/** `n`, a button and a command, for who may write. */
function useAdding(run: () => void): boolean {
  const say = useWords(notesWords);
  const may = useMay()("account:write");
  const text = say("add");
  useShortcuts(may ? [{ keys: "n", text, group: say("group"), run }] : []);
  // What opens the form is the same as long as the page stands.
  // oxlint-disable-next-line react/exhaustive-deps
  useCommands(useMemo(() => (may ? [{ id: "note", title: text, icon: "note" as const, keys: "n", run }] : []), [may, text]));
  return may;
}

function List({ accountId, subject }: Omit<NotesProps, "filling">) {
  const say = useWords(notesWords);
  const told = useTold(notesWords);
  const actor = useActor();
  const list = useNotes(accountId, subject);
  if (list.error) return <Problem error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton lines={3} />;
  if (!list.rows.length) return <Empty icon="note" title={say("empty")} />;
  const items = list.rows.map(({ id, written_at, written_by, text, outcome }) => ({
    id, at: written_at, actor: actor(written_by), title: text, detail: outcome ? told("call", outcome) : undefined,
  }));
  return (
    <>
      <Timeline label={say("title")} items={items} />
      {list.hasNextPage && <div><Button busy={list.isFetchingNextPage} onClick={list.onMore}>{say("older")}</Button></div>}
    </>
  );
}

/** What was written about one invoice, credit note or payment, and writing more. */
export function Notes({ accountId, subject, filling }: NotesProps) {
  const say = useWords(notesWords);
  const [adding, setAdding] = useState(false);
  const writes = useAdding(() => setAdding(true));
  return (
    <section className="card stack">
      <div className="spread">
        <h2>{say("title")}</h2>
        {writes && <Button icon="note" onClick={() => setAdding(true)}>{say("add")} <Keys keys="n" /></Button>}
      </div>
      <List accountId={accountId} subject={subject} />
      <Dialog open={adding} title={say("add")} onClose={() => setAdding(false)}>
        {adding && <NoteForm accountId={accountId} subject={subject} filling={filling} onDone={() => setAdding(false)} />}
      </Dialog>
    </section>
  );
}
