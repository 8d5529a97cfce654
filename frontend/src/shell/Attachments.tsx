import { useState } from "react";
import { Link } from "wouter";
import { useMay } from "../api/session";
import { Button, DateText, Empty, Keys, Problem, Skeleton, Status, useShortcuts } from "../kit";
import { attachmentsWords } from "../words/attachments";
import { useTold, useWords } from "../words/words";
import { AttachDialog } from "./AttachDialog";
import { AttachmentDialog } from "./AttachmentDialog";
import { useAttachments, type Attachment, type Subject } from "./attachments";
import { useActor } from "./useActor";

const PATHS: Record<string, string> = { invoice: "invoices", credit_note: "credit-notes", payment: "payments" };
const KILOBYTE = 1024;

interface RowProps {
  accountId: string;
  attachment: Attachment;
  onOpen: (attachment: Attachment) => void;
  /** Whether it is said what it belongs with. */
  about: boolean;
}

function Row({ accountId, attachment, onOpen, about }: RowProps) {
  const say = useWords(attachmentsWords);
  const told = useTold(attachmentsWords);
  const actor = useActor();
  const path = PATHS[attachment.subject_kind];
  const subject = told("subject", attachment.subject_kind);
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link" onClick={() => onOpen(attachment)}>{attachment.name}</button>{" "}
        {attachment.withdrawn_at && <Status tone="neutral">{say("withdrawn")}</Status>}
      </th>
      <td data-label={say("kind")}>{told("kind", attachment.kind)}</td>
      {about && <td data-label={say("about")}>{path ? <Link className="link" href={`/accounts/${accountId}/${path}/${attachment.subject_id}`}>{subject}</Link> : subject}</td>}
      <td data-label={say("when")}><DateText value={attachment.attached_at} /></td>
      <td data-label={say("who")}>{actor(attachment.attached_by)}</td>
      <td className="end" data-label={say("size")}>{say("size_kb", { n: Math.ceil(attachment.size / KILOBYTE) })}</td>
    </tr>
  );
}

function Table({ about, ...rows }: Omit<RowProps, "attachment"> & { rows: readonly Attachment[] }) {
  const say = useWords(attachmentsWords);
  const heads = ["name", "kind", ...(about ? ["about" as const] : []), "when", "who"] as const;
  return (
    <div className="side-by-side">
      <table className="plain-table">
        <thead><tr>{heads.map((head) => <th scope="col" key={head}>{say(head)}</th>)}<th scope="col" className="end">{say("size")}</th></tr></thead>
        <tbody>{rows.rows.map((one) => <Row key={one.id} accountId={rows.accountId} attachment={one} onOpen={rows.onOpen} about={about} />)}</tbody>
      </table>
    </div>
  );
}

/** What is attached: to one thing, or anywhere on an account (without `subject`), of one kind if asked. */
export function Attachments({ accountId, subject, kind = "", works = true }: { accountId: string; subject?: Subject; kind?: string; works?: boolean }) {
  const say = useWords(attachmentsWords);
  const writes = useMay()("account:write") && works;
  const list = useAttachments(accountId, subject?.id ?? "", kind);
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<Attachment | null>(null);
  useShortcuts(writes ? [{ keys: "d", text: say("add_title"), group: say("title"), run: () => setAdding(true) }] : []);
  return (
    <section className="card stack">
      <div className="spread">
        <h2>{say("title")}</h2>
        {writes && <Button icon="plus" onClick={() => setAdding(true)}>{say("add")} <Keys keys="d" /></Button>}
      </div>
      {list.error ? <Problem error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending && <Skeleton lines={3} />}
      {list.rows.length > 0 && <Table accountId={accountId} rows={list.rows} onOpen={setOpen} about={!subject} />}
      {!list.isPending && !list.error && !list.rows.length && <Empty icon="note" title={say("empty")}>{say("empty_text")}</Empty>}
      {list.hasNextPage && <div><Button busy={list.isFetchingNextPage} onClick={list.onMore}>{say("older")}</Button></div>}
      <AttachDialog accountId={accountId} subject={subject} open={adding} onClose={() => setAdding(false)} />
      <AttachmentDialog accountId={accountId} attachment={open} onClose={() => setOpen(null)} />
    </section>
  );
}
