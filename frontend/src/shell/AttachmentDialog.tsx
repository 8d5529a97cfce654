import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMay } from "../api/session";
import { Banner, Button, DateText, Dialog, Facts, FileView, Form, Problem, Skeleton, TextField, toast, useForm } from "../kit";
import { attachmentsWords } from "../words/attachments";
import { useTold, useWords } from "../words/words";
import { lend, useRenewAttachments, withdraw, type Attachment } from "./attachments";
import { useActor } from "./useActor";

interface Given {
  accountId: string;
  attachment: Attachment;
  onClose: () => void;
}

const SHORTEST_REASON = 3;

function Withdrawing({ accountId, attachment, onClose }: Given) {
  const say = useWords(attachmentsWords);
  const renew = useRenewAttachments(accountId);
  const form = useForm({
    initial: { reason: "" },
    check: (values) => (values.reason.trim().length < SHORTEST_REASON ? { reason: say("withdraw_why") } : {}),
    submit: async ({ reason }) => {
      await withdraw(accountId, attachment.id, reason);
      renew();
      toast({ text: say("withdraw_done") });
      onClose();
    },
  });
  return (
    <Form form={form} action={say("withdraw")} onCancel={onClose}>
      <p className="muted">{say("withdraw_text")}</p>
      <TextField name="reason" label={say("withdraw_why")} required maxLength={200} />
    </Form>
  );
}

/** The file for as long as this stands open: looking again asks, and is recorded, again. */
function Looking({ accountId, attachment, onWithdraw }: Omit<Given, "onClose"> & { onWithdraw?: () => void }) {
  const say = useWords(attachmentsWords);
  const { data, error, refetch } = useQuery({
    queryKey: ["attachment", accountId, attachment.id], gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false, retry: false,
    queryFn: ({ signal }) => lend(accountId, attachment.id, signal),
  });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={10} />;
  const { address, download } = data;
  return (
    <div className="stack">
      {address ? <FileView address={address} mediaType={attachment.media_type} name={attachment.name} /> : <Banner severity="caution" title={say("download_only")} />}
      <div className="row">
        {address && <a className="link" href={address} target="_blank" rel="noopener noreferrer">{say("open_tab")}</a>}
        <a className="link" href={download} rel="noopener noreferrer">{say("download")}</a>
        {onWithdraw && <Button kind="quiet" onClick={onWithdraw}>{say("withdraw")}</Button>}
      </div>
    </div>
  );
}

function Told({ attachment }: { attachment: Attachment }) {
  const say = useWords(attachmentsWords);
  const told = useTold(attachmentsWords);
  const actor = useActor();
  return (
    <Facts
      items={[
        [say("kind"), told("kind", attachment.kind)],
        [say("when"), <span key="w"><DateText value={attachment.attached_at} /> · {actor(attachment.attached_by)}</span>],
        ...(attachment.withdrawn_at
          ? [[say("withdrawn"), <span key="g"><DateText value={attachment.withdrawn_at} /> · {actor(attachment.withdrawn_by)} · {attachment.withdrawn_why}</span>] as const]
          : []),
      ]}
    />
  );
}

/** One attachment: the file where it stands, who brought it, and taking it back. */
export function AttachmentDialog({ accountId, attachment, onClose }: Omit<Given, "attachment"> & { attachment: Attachment | null }) {
  const may = useMay();
  const [withdrawing, setWithdrawing] = useState(false);
  const close = () => {
    setWithdrawing(false);
    onClose();
  };
  const gone = Boolean(attachment?.withdrawn_at);
  return (
    <Dialog open={attachment !== null} title={attachment?.name ?? ""} onClose={close} wide>
      {attachment && (
        <div className="stack">
          <Told attachment={attachment} />
          {!gone && !withdrawing && <Looking accountId={accountId} attachment={attachment} onWithdraw={may("account:write") ? () => setWithdrawing(true) : undefined} />}
          {withdrawing && <Withdrawing accountId={accountId} attachment={attachment} onClose={close} />}
        </div>
      )}
    </Dialog>
  );
}
