import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { idempotencyKey } from "../../api/client";
import { Banner, Button, Dialog, Problem, toast } from "../../kit";
import { LinkToCopy } from "../../shell/LinkToCopy";
import { invoicesWords } from "../../words/invoices";
import { kitWords } from "../../words/kit";
import { overdueWords } from "../../words/overdue";
import { useTold, useWords } from "../../words/words";
import { sendLink, type Sent } from "./sending";

function Refusal({ sent }: { sent: Sent }) {
  const say = useWords(invoicesWords);
  const told = useTold(overdueWords);
  return <Banner severity="caution" title={say("not_sent", { reason: told("rule", sent.rule) })} />;
}

function useSend({ accountId, invoiceId, onClose }: SendProps) {
  const say = useWords(invoicesWords);
  const queries = useQueryClient();
  const [key, setKey] = useState(idempotencyKey);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ sent?: Sent; error?: unknown }>({});
  const close = () => {
    setOutcome({});
    setKey(idempotencyKey());
    onClose();
  };
  const ask = async () => {
    const sent = await sendLink(accountId, invoiceId, key);
    void queries.invalidateQueries({ queryKey: ["timeline", accountId] });
    if (sent.state === "refused") return setOutcome({ sent });
    toast({ text: say(sent.not_before ? "sent_later" : "sent") });
    return close();
  };
  const send = () => {
    setBusy(true);
    void ask().catch((error: unknown) => setOutcome({ error })).finally(() => setBusy(false));
  };
  return { busy, outcome, send, close };
}

interface SendProps {
  accountId: string;
  invoiceId: string;
  onClose: () => void;
}

/** Mail a pay link; when the contact gate refuses, say by which rule and why. */
export function SendDialog({ open, to, ...given }: SendProps & { open: boolean; to: string }) {
  const say = useWords(invoicesWords);
  const kit = useWords(kitWords);
  const { busy, outcome, send, close } = useSend(given);
  const footer = (
    <>
      {!outcome.sent && <Button kind="primary" busy={busy} onClick={send}>{say("send")}</Button>}
      <Button onClick={close}>{kit(outcome.sent ? "close" : "cancel")}</Button>
    </>
  );
  return (
    <Dialog open={open} title={say("send_title")} onClose={close} footer={footer}>
      <div className="stack">
        <p>{say("send_text", { party: to })}</p>
        {outcome.sent && <Refusal sent={outcome.sent} />}
        {outcome.error !== undefined && <Problem error={outcome.error} />}
        <LinkToCopy accountId={given.accountId} />
      </div>
    </Dialog>
  );
}
