import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, got, idempotencyKey } from "../../../api/client";
import type { components } from "../../../api/schema.gen";
import { CheckboxField, Form, SelectField, TextareaField, TextField } from "../../../kit";
import { OUTCOMES, type NoteTemplate } from "../../../shell/notes";
import { FILLED } from "../../../shell/slots";
import { notesWords } from "../../../words/notes";
import { useWords } from "../../../words/words";
import type { Flat } from "../parts/nest";
import { useEdit } from "../parts/useEdit";

type Body = components["schemas"]["NoteTemplateIn"];

const FRESH: Flat = { name: "", text: "", outcome: "", place: "1", active: true };

function valuesOf({ name, text, outcome, place, active }: NoteTemplate): Flat {
  return { name, text, outcome, place: String(place), active };
}

function useTemplateForm(template: NoteTemplate | null, onDone: () => void) {
  const say = useWords(notesWords);
  const queries = useQueryClient();
  const [key] = useState(() => idempotencyKey());
  const save = (values: Flat, version: number) => {
    const body = { ...values, place: Number(values.place) } as Body;
    if (!template) return got(api.POST("/api/v1/note-templates", { params: { header: { "Idempotency-Key": key } }, body }));
    return got(api.PUT("/api/v1/note-templates/{template_id}", { params: { path: { template_id: template.id } }, body: { ...body, version } }));
  };
  const read = async (seen: NoteTemplate) => {
    const now = (await got(api.GET("/api/v1/note-templates"))).find((one) => one.id === seen.id) ?? seen;
    return { values: valuesOf(now), version: now.version };
  };
  return useEdit({
    initial: template ? valuesOf(template) : FRESH, version: template?.version ?? 0, save, read: template ? () => read(template) : undefined,
    check: (values) => ({
      ...Object.fromEntries(["name", "text"].filter((name) => !String(values[name]).trim()).map((name) => [name, say("fill")])),
      ...(/^[1-9]\d?$/.test(String(values.place).trim()) ? {} : { place: say("place_wrong") }),
    }),
    onSaved: () => {
      void queries.invalidateQueries({ queryKey: ["note-templates"] });
      onDone();
    },
  });
}

/** A text for notes with its slots, the outcome that is set with it, and where it stands. */
export function NoteTemplateForm({ template, onDone }: { template: NoteTemplate | null; onDone: () => void }) {
  const say = useWords(notesWords);
  const form = useTemplateForm(template, onDone);
  const slots = FILLED.map((one) => `{${say(`slot_${one}`)}}`).join(", ");
  return (
    <Form form={form} onCancel={onDone}>
      <TextField name="name" label={say("name")} required maxLength={60} />
      <TextareaField name="text" label={say("text")} hint={say("text_hint", { slots })} required rows={5} maxLength={2000} />
      <div className="columns">
        <SelectField name="outcome" label={say("call_outcome")} none={say("call_none")} options={OUTCOMES.map((value) => ({ value, label: say(`call_${value}`) }))} />
        <TextField name="place" label={say("place")} hint={say("place_hint")} required inputMode="numeric" maxLength={2} />
      </div>
      <CheckboxField name="active" label={say("offered_label")} hint={say("offered_hint")} />
    </Form>
  );
}
