import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { idempotencyKey } from "../api/client";
import { Combobox, Form, SelectField, TextareaField, toast, useForm, type Choice } from "../kit";
import { civilToday, formatDate } from "../words/format";
import { useLanguage } from "../words/language";
import { notesWords } from "../words/notes";
import { useWords } from "../words/words";
import { OUTCOMES, useNoteTemplates, useRenewAccount, writeNote, type CallOutcome, type NoteTemplate } from "./notes";
import { filled, slotBefore, slotFrom, slotsLeft, type Filling } from "./slots";

interface NoteValues {
  text: string;
  outcome: CallOutcome;
}

const SHOWN = 60;

function choiceOf({ id, name, text }: NoteTemplate): Choice {
  return { id, label: name, detail: text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text };
}

/** The slot that Tab leads to, or with Shift back to; past the last one Tab leaves the box. */
function tabbed(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
  const box = event.currentTarget;
  const slot = event.shiftKey ? slotBefore(box.value, box.selectionStart) : slotFrom(box.value, box.selectionEnd);
  if (slot) box.setSelectionRange(slot.start, slot.end);
  return slot !== undefined;
}

/** Puts a template into the text where one writes, and goes to its first slot. */
function useTemplates(form: ReturnType<typeof useForm<NoteValues>>, box: RefObject<HTMLTextAreaElement | null>, filling: Filling) {
  const { data } = useNoteTemplates();
  const language = useLanguage();
  const offered = useMemo(() => data?.filter((one) => one.active) ?? [], [data]);
  const choices = useMemo(() => offered.map(choiceOf), [offered]);
  const [begun, setBegun] = useState<{ at: number; end: number } | null>(null);
  useEffect(() => {
    if (!begun || !box.current) return;
    const slot = slotFrom(box.current.value, begun.at);
    box.current.focus();
    box.current.setSelectionRange(slot?.start ?? begun.end, slot?.end ?? begun.end);
  }, [begun, box]);
  const put = (id: string | undefined) => {
    const template = offered.find((one) => one.id === id);
    if (!template) return;
    const { text } = form.values;
    const [from, to] = text && box.current ? [box.current.selectionStart, box.current.selectionEnd] : [0, 0];
    const more = filled(template.text, { ...filling, date: formatDate(language, civilToday()) });
    form.set("text", text.slice(0, from) + more + text.slice(to));
    if (template.outcome) form.set("outcome", template.outcome as CallOutcome);
    setBegun({ at: from, end: from + more.length });
  };
  const search = useCallback((text: string) => Promise.resolve(choices.filter((one) => `${one.label} ${one.detail ?? ""}`.toLowerCase().includes(text.toLowerCase()))), [choices]);
  return { offered, choices, search, put };
}

/** Alt and a number put a template in, `/` in an empty box goes to their choice, Tab from slot to slot. */
function useNoteKeys({ offered, put }: ReturnType<typeof useTemplates>) {
  return (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const wanted = event.altKey && /^Digit[1-9]$/.test(event.code) ? offered[Number(event.code.slice(-1)) - 1] : undefined;
    const choice = event.key === "/" && !event.currentTarget.value ? event.currentTarget.form?.querySelector<HTMLElement>("[role=combobox]") : null;
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
    if (!wanted && !choice && !(event.key === "Tab" && plain && tabbed(event))) return;
    event.preventDefault();
    choice?.focus();
    put(wanted?.id);
  };
}

function useNoteForm(accountId: string, subject: string, onDone: () => void) {
  const say = useWords(notesWords);
  const renew = useRenewAccount(accountId);
  const [key] = useState(() => idempotencyKey());
  return useForm<NoteValues>({
    initial: { text: "", outcome: "" },
    draft: subject ? `note-${accountId}-${subject}` : `note-${accountId}`,
    check: ({ text }): { text?: string } => {
      if (!text.trim()) return { text: say("note_empty") };
      const left = slotsLeft(text);
      return left.length ? { text: say("slots_left", { slots: left.join(", ") }) } : {};
    },
    submit: async ({ text, outcome }) => {
      await writeNote(accountId, subject, key, { text, outcome });
      renew();
      toast({ text: say("note_done") });
      onDone();
    },
  });
}

interface NoteFormProps {
  accountId: string;
  /** The invoice, credit note or payment it is about; the account itself without it. */
  subject?: string;
  filling: Filling;
  onDone: () => void;
}

/** A note is written once and stays; another one corrects it. */
export function NoteForm({ accountId, subject = "", filling, onDone }: NoteFormProps) {
  const say = useWords(notesWords);
  const box = useRef<HTMLTextAreaElement>(null);
  const form = useNoteForm(accountId, subject, onDone);
  const templates = useTemplates(form, box, filling);
  const onKeyDown = useNoteKeys(templates);
  return (
    <Form form={form} onCancel={onDone}>
      <TextareaField name="text" label={say("note_text")} hint={say("note_hint")} required rows={5} maxLength={4000} box={box} onKeyDown={onKeyDown} />
      {templates.offered.length > 0 && (
        <Combobox name="template" label={say("template")} hint={say("template_hint")} value={null} search={templates.search} first={templates.choices} onChoose={(choice) => templates.put(choice?.id)} />
      )}
      <SelectField name="outcome" label={say("call_outcome")} none={say("call_none")} options={OUTCOMES.map((value) => ({ value, label: say(`call_${value}`) }))} />
    </Form>
  );
}
