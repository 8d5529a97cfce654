import { useCallback, useMemo, useState } from "react";
import { api, got } from "../../../../api/client";
import { Button, DateText, Dialog, Facts, Problem, Status, toast, type Column } from "../../../../kit";
import { ListPart } from "../../../../list/ListPart";
import { accountWords } from "../../../../words/account";
import { skipsWords } from "../../../../words/skips";
import { LANGUAGES, type Language } from "../../../../words/language";
import { useTold, useWords } from "../../../../words/words";
import type { useActs } from "../useActs";
import { useNotices, useRenew, type Notice } from "../useAccount";

/** States a message may be sent again from: it was refused, or did not arrive. */
const AGAIN = ["refused", "failed", "bounced"];

/** Why a message did not go or arrive, in words. */
function useWhy(): (notice: Notice) => string {
  const told = useTold(accountWords);
  return useCallback(
    (notice) => (notice.failure ? told("failure", notice.failure) : notice.rule && notice.rule !== "allowed" ? told("rule", notice.rule) : ""),
    [told],
  );
}

function useColumns(): Column<Notice>[] {
  const say = useWords(accountWords);
  const told = useTold(accountWords);
  const why = useWhy();
  return useMemo(
    () => [
      { key: "made", title: say("when"), width: 190, value: (row) => row.made_at, render: (row) => <DateText value={row.made_at} /> },
      { key: "letter", title: say("message"), width: 170, lead: true, value: (row) => told("letter", row.template) },
      { key: "channel", title: say("channel"), width: 90, value: (row) => told("channel", row.channel) },
      { key: "state", title: say("state"), width: 200, card: "badge", value: (row) => row.state, render: (row) => <Status state={row.state === "refused" ? "held" : row.state}>{told("notice", row.state)}</Status> },
      { key: "why", title: say("why"), width: 240, grow: true, value: why },
    ],
    [say, told, why],
  );
}

function useResend(id: string, onDone: () => void) {
  const say = useWords(accountWords);
  const told = useTold(accountWords);
  const renew = useRenew(id);
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const resend = async (notice: Notice) => {
    setState({ busy: true, error: null });
    try {
      const made = await got(api.POST("/api/v1/accounts/{account_id}/notices/{notice_id}/resend", { params: { path: { account_id: id, notice_id: notice.id } } }));
      renew();
      toast(made.state === "refused" ? { text: `${say("resend_refused")} ${told("rule", made.rule)}`, tone: "bad" } : { text: say("resend_done") });
      onDone();
      setState({ busy: false, error: null });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return { ...state, resend };
}

function Details({ id, notice, allowed, onDone }: { id: string; notice: Notice; allowed: boolean; onDone: () => void }) {
  const skips = useWords(skipsWords);
  const say = useWords(accountWords);
  const told = useTold(accountWords);
  const why = useWhy();
  const { busy, error, resend } = useResend(id, onDone);
  return (
    <div className="stack">
      <Facts
        items={[
          [say("state"), <Status key="s" state={notice.state}>{told("notice", notice.state)}</Status>],
          [say("why"), why(notice) || "–"],
          [say("channel"), told("channel", notice.channel)],
          [say("language"), LANGUAGES[notice.language as Language] ?? notice.language],
          [say("made"), <DateText key="m" value={notice.made_at} />],
          [say("not_before"), <DateText key="n" value={notice.not_before} />],
          [say("sent"), <DateText key="t" value={notice.sent_at} />],
          [say("settled"), <DateText key="e" value={notice.settled_at} />],
          [say("message"), [told("letter", notice.template), notice.written_from[0] ? skips("wording", { n: notice.written_from[0] }) : ""].filter(Boolean).join(", ")],
        ]}
      />
      {error !== null && <Problem error={error} />}
      {allowed && AGAIN.includes(notice.state) && <div><Button kind="primary" icon="mail" busy={busy} onClick={() => void resend(notice)}>{say("resend")}</Button></div>}
    </div>
  );
}

const keyOf = (row: Notice) => row.id;

/** Every message of the account and its fate; a refusal with its reason. */
export function MessagesTab({ id, acts }: { id: string; acts: ReturnType<typeof useActs> }) {
  const say = useWords(accountWords);
  const told = useTold(accountWords);
  const [open, setOpen] = useState<Notice | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="stack">
      <ListPart
        title={say("tab_messages")} name="account-messages" list={useNotices(id)} columns={useColumns()} rowKey={keyOf} onOpen={setOpen} csv="messages.csv"
        action={acts.may("notice:send") && <Button icon="mail" onClick={() => acts.start("link")}>{say("act_link")}</Button>}
        empty={{ icon: "mail", title: say("messages_empty"), text: say("messages_empty_text") }}
      />
      <Dialog open={open !== null} title={open ? told("letter", open.template) : ""} onClose={close}>
        {open && <Details id={id} notice={open} allowed={acts.may("notice:send")} onDone={close} />}
      </Dialog>
    </div>
  );
}
