import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, got, idempotencyKey } from "../../../api/client";
import { Button, DateText, Empty, Form, Problem, Skeleton, TextareaField, toast, useForm } from "../../../kit";
import { useActor } from "../../../shell/useActor";
import { payersWords } from "../../../words/payers";
import { useWords } from "../../../words/words";
import { usePayerNotes } from "./usePayer";

/** What was said and agreed, the latest on top; further back as one asks. */
export function PayerNotes({ id }: { id: string }) {
  const say = useWords(payersWords);
  const actor = useActor();
  const { rows, isPending, error, refetch, more, onMore } = usePayerNotes(id);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton lines={4} />;
  if (!rows.length) return <Empty icon="info" title={say("no_notes")}>{say("no_notes_text")}</Empty>;
  return (
    <section className="stack" aria-label={say("tab_notes")}>
      {rows.map((note) => (
        <article key={note.id} className="card">
          <p className="muted small"><DateText value={note.written_at} /> · {actor(note.written_by)}</p>
          <p>{note.text}</p>
        </article>
      ))}
      {more && <div className="row"><Button onClick={onMore}>{say("earlier_notes")}</Button></div>}
    </section>
  );
}

/** A note is written once and stays; another one corrects it. */
export function PayerNoteForm({ id, onDone }: { id: string; onDone: () => void }) {
  const say = useWords(payersWords);
  const queries = useQueryClient();
  const [key] = useState(() => idempotencyKey());
  const form = useForm({
    initial: { text: "" },
    draft: `note-${id}`,
    check: (values): { text?: string } => (values.text.trim() ? {} : { text: say("note_empty") }),
    submit: async (body) => {
      await got(api.POST("/api/v1/payers/{payer_id}/notes", { params: { path: { payer_id: id }, header: { "Idempotency-Key": key } }, body }));
      void queries.invalidateQueries({ queryKey: ["payers", "notes", id] });
      toast({ text: say("saved") });
      onDone();
    },
  });
  return (
    <Form form={form} onCancel={onDone} label={say("add_note")}>
      <TextareaField name="text" label={say("note")} hint={say("note_hint")} required rows={5} maxLength={4000} />
    </Form>
  );
}
