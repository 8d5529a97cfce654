import { useCallback, useEffect, useRef, useState } from "react";
import { problemOf } from "../api/problem";
import { Dialog, FileDrop, Form, SelectField, useForm } from "../kit";
import { attachmentsWords } from "../words/attachments";
import { useWords } from "../words/words";
import { bring, KINDS, useRenewAttachments, type AttachmentKind, type Subject } from "./attachments";

/** The server tells a file's type by its bytes; these are what a dialog of files offers. */
const ENDINGS = ".pdf,.jpg,.jpeg,.png,.webp";
const TYPES = "application/pdf,image/jpeg,image/png,image/webp";
/** As the server takes them (chalicelib/attachments/model.py), which says so too. */
const MEGABYTES = 10;

/** One file on its way: how much has gone, or why it was refused. */
interface Going {
  key: number;
  name: string;
  gone: number;
  done: boolean;
  why: string;
}

/** Files are brought as they come, each by itself: one that is refused stops no other. */
function useBringing(accountId: string, subject: Subject | undefined) {
  const renew = useRenewAttachments(accountId);
  const [files, setFiles] = useState<readonly Going[]>([]);
  const count = useRef(0);
  const add = useCallback((file: File, kind: AttachmentKind) => {
    count.current += 1;
    const key = count.current;
    const told = (change: Partial<Going>) => setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
    setFiles((all) => [...all, { key, name: file.name, gone: 0, done: false, why: "" }]);
    bring(accountId, file, kind, subject, (gone) => told({ gone })).then(
      () => {
        told({ done: true });
        renew();
      },
      (error: unknown) => {
        const problem = problemOf(error);
        told({ why: problem.detail ?? problem.code });
      },
    );
  }, [accountId, subject, renew]);
  return { files, add };
}

function Line({ file }: { file: Going }) {
  const say = useWords(attachmentsWords);
  const { name } = file;
  if (file.done) return <p>{say("attached", { name })}</p>;
  if (file.why) return <p className="field-error">{say("failed", { name })} – {file.why}</p>;
  const text = say(file.gone < 1 ? "bringing" : "looking", { name });
  return <div><span>{text}</span><progress className="progress" aria-label={text} max={1} value={file.gone} /></div>;
}

/** Pasting works wherever the dialog is open: a picture of the clipboard, or files. */
function usePasted(take: (file: File) => void) {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      for (const file of event.clipboardData?.files ?? []) take(file);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [take]);
}

function Content({ accountId, subject, onClose }: { accountId: string; subject?: Subject; onClose: () => void }) {
  const say = useWords(attachmentsWords);
  const { files, add } = useBringing(accountId, subject);
  const form = useForm({ initial: { kind: subject?.kind === "payment" ? "cheque" : "letter" }, submit: () => Promise.resolve(onClose()) });
  const kind = form.values.kind as AttachmentKind;
  const take = useCallback((file: File) => add(file, kind || "other"), [add, kind]);
  usePasted(take);
  return (
    <Form form={form} action={say("done")}>
      <SelectField name="kind" label={say("kind")} required options={KINDS.map((value) => ({ value, label: say(`kind_${value}`) }))} />
      <FileDrop label={say("drop")} accept={ENDINGS} types={TYPES} maxMegabytes={MEGABYTES} multiple onFile={take} />
      <p className="muted small">{say("paste_hint")}</p>
      <div role="status" className="stack">{files.map((file) => <Line key={file.key} file={file} />)}</div>
    </Form>
  );
}

/** Choose, drop or paste files; each is sent at once and says what became of it. */
export function AttachDialog({ accountId, subject, open, onClose }: { accountId: string; subject?: Subject; open: boolean; onClose: () => void }) {
  const say = useWords(attachmentsWords);
  return (
    <Dialog open={open} title={say("add_title")} onClose={onClose}>
      <Content accountId={accountId} subject={subject} onClose={onClose} />
    </Dialog>
  );
}
