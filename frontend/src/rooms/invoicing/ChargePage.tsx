import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { Redirect, useLocation, useSearch } from "wouter";
import { useMay } from "../../api/session";
import { Banner, Button, Empty, Keys, Menu, Page, Problem, Skeleton, Status, toast, useShortcuts } from "../../kit";
import { useLedOn } from "../../shell/useLedOn";
import { civilToday, LOCALES } from "../../words/format";
import { kitWords } from "../../words/kit";
import { chargesWords } from "../../words/charges";
import { useLanguage } from "../../words/language";
import { invoicesWords } from "../../words/invoices";
import { overdueWords } from "../../words/overdue";
import { useTold, useWords } from "../../words/words";
import { useCommands } from "../../shell/ownCommands";
import { ApiProblem, problemOf } from "../../api/problem";
import { ChargeEntry } from "./ChargeEntry";
import { Concerns } from "./Concerns";
import { DiscardDialog } from "./DiscardDialog";
import { blankCharges, chargesOf, type Charges, type Invoice } from "./lines";
import { useAccountFile, type AccountFile } from "./useAccount";
import { useChargeForm, useInvoice, type Intent, type Mail } from "./useCharges";
import { nextDraft } from "./useInvoices";

interface EntryProps {
  accountId: string;
  file: AccountFile;
  draft?: Invoice;
}

function useStart({ file, draft }: EntryProps): Charges {
  const client = new URLSearchParams(useSearch()).get("client");
  const locale = LOCALES[useLanguage()];
  const [start] = useState(() => {
    if (draft) return chargesOf(draft, locale);
    const [only, ...more] = file.clients;
    const chosen = file.clients.find((one) => one.id === client) ?? (more.length ? undefined : only);
    return blankCharges(chosen?.id ?? "", civilToday());
  });
  return start;
}

/** A press meant for the draft before must not issue this one unread. */
const READ_FIRST_MS = 1000;

/** Whether another draft comes after this one: when it was opened from the queue, or another client is asked for. */
function useChain({ draft }: EntryProps): boolean {
  const queued = new URLSearchParams(useSearch()).has("queue");
  return queued || !draft;
}

/** What to say of a pay link that was to go with the issue, and whether it needs eyes. */
function useMailText() {
  const say = useWords(invoicesWords);
  const told = useTold(overdueWords);
  return (mail: Mail): { text: string; went: boolean } => {
    if ("error" in mail) return { text: say("not_sent", { reason: problemOf(mail.error).detail ?? "" }), went: false };
    if (mail.sent.state === "refused") return { text: say("not_sent", { reason: told("rule", mail.sent.rule) }), went: false };
    return { text: say(mail.sent.not_before ? "sent_later" : "sent"), went: true };
  };
}

/** Where the work goes on after the server has answered. */
function useDone(props: EntryProps) {
  const { accountId, draft } = props;
  const say = useWords(chargesWords);
  const mailText = useMailText();
  const chain = useChain(props);
  const [, go] = useLocation();
  return async (after: Invoice, intent: Intent, mail?: Mail) => {
    const here = `/accounts/${accountId}/charges/${after.id}`;
    if (after.state === "issued") {
      const page = `/accounts/${accountId}/invoices/${after.id}`;
      const outcome = mail && mailText(mail);
      // A link that did not go is looked into before anything else.
      const opens = intent.kind === "issue" || outcome?.went === false || !chain;
      toast({ text: say("issued", { number: after.number, total: after.total.display }), action: opens ? undefined : { label: say("open_invoice"), run: () => go(page) } });
      if (outcome) toast({ text: outcome.text, tone: outcome.went ? "good" : "info" });
      if (opens) return go(page);
      const next = draft ? await nextDraft(after.id).catch(() => null) : null;
      return go(next ? `/accounts/${next.account_id}/charges/${next.invoice_id}?queue` : draft ? "/charges" : "/charges/new");
    }
    const held = after.holds.length;
    const text = intent.kind === "approve" ? say("approved") : held ? say("saved_held", { n: held }) : say("saved");
    toast({ text, tone: held && intent.kind !== "approve" ? "info" : "good" });
    if (!draft) go(here, { replace: true });
    return undefined;
  };
}

function useEntry(props: EntryProps) {
  const say = useWords(chargesWords);
  const { accountId, file, draft } = props;
  const done = useDone(props);
  const start = useStart(props);
  const queries = useQueryClient();
  const charges = useChargeForm({ accountId, currency: file.account.currency, start, draft, missing: say("missing"), onDone: (after, intent, mail) => void done(after, intent, mail) });
  const saved = () => queries.fetchQuery<Invoice>({ queryKey: ["invoice", accountId, draft?.id ?? ""], staleTime: 0 });
  const locale = LOCALES[useLanguage()];
  const theirs = async (keep: boolean) => {
    const now = await saved();
    charges.adopt(now);
    if (keep) return charges.submit({ kind: "save" });
    return charges.form.reset(chargesOf(now, locale));
  };
  return { ...charges, theirs };
}

function Trouble({ form, theirs }: Pick<ReturnType<typeof useEntry>, "form" | "theirs">) {
  const say = useWords(chargesWords);
  if (form.problem?.code === "changed_meanwhile") {
    const actions = (
      <span className="row">
        <Button onClick={() => void theirs(false)}>{say("take_theirs")}</Button>
        <Button kind="primary" onClick={() => void theirs(true)}>{say("keep_mine")}</Button>
      </span>
    );
    return <Banner severity="caution" title={say("changed")} action={actions}>{say("changed_text")}</Banner>;
  }
  if (form.problem) return <Problem error={new ApiProblem(form.problem)} />;
  return form.restored ? (
    <p className="note-line" role="status">
      {say("draft_back")}
      <button type="button" className="link" onClick={() => form.reset()}>{say("start_over")}</button>
    </p>
  ) : null;
}

interface ActsProps {
  issues: boolean;
  chain: boolean;
  sends: boolean;
  saving: boolean;
  primary: Intent;
  run: (intent: Intent) => void;
  onDiscard?: () => void;
}

/** What is pressed most, with its keys; on a phone the rest lies behind one button. */
function Acts({ issues, chain, sends, saving, primary, run, onDiscard }: ActsProps) {
  const say = useWords(chargesWords);
  const kit = useWords(kitWords);
  const one = (kind: "send" | "issue" | "save") => ({ key: kind, label: say(kind === "send" ? "issue_send" : kind), run: () => run({ kind }) });
  const rest = [...(sends ? [one("send")] : []), ...(chain ? [one("issue")] : []), one("save"), ...(onDiscard ? [{ key: "discard", label: say("discard"), bad: true, run: onDiscard }] : [])];
  return (
    <>
      {onDiscard && <Button spare={issues} onClick={onDiscard}>{say("discard")}</Button>}
      <Button spare={issues} kind={issues ? "plain" : "primary"} busy={saving} onClick={() => run({ kind: "save" })}>{say("save")}</Button>
      {issues && chain && <Button spare busy={saving} onClick={() => run({ kind: "issue" })}>{say("issue")}</Button>}
      {sends && <Button spare icon="mail" busy={saving} onClick={() => run({ kind: "send" })}>{say("issue_send")}<span aria-hidden="true"><Keys keys="mod+shift+Enter" /></span></Button>}
      {issues && <Button kind="primary" busy={saving} onClick={() => run(primary)}>{say(chain ? "issue_next" : "issue")}<span aria-hidden="true"><Keys keys="mod+Enter" /></span></Button>}
      {issues && <span className="phone-only"><Menu label={kit("more")} icon="more" items={rest} className="button icon-only" /></span>}
    </>
  );
}

function useEntryActions(props: EntryProps, entry: ReturnType<typeof useEntry>) {
  const say = useWords(chargesWords);
  const may = useMay();
  const [discarding, setDiscarding] = useState(false);
  const { form, submit } = entry;
  const issues = may("invoice:issue");
  const chain = useChain(props);
  const [openedAt] = useState(() => performance.now());
  const primary: Intent = { kind: issues ? (chain ? "next" : "issue") : "save" };
  const sends = issues && may("notice:send");
  const press = (intent: Intent = primary) => (props.draft && performance.now() - openedAt < READ_FIRST_MS ? undefined : void submit(intent));
  const group = say("key_group");
  useShortcuts([
    { keys: "mod+Enter", text: say(issues ? (chain ? "issue_next" : "issue") : "save"), group, inFields: true, run: () => press() },
    ...(sends ? [{ keys: "mod+shift+Enter", text: say("issue_send"), group, inFields: true, run: () => press({ kind: "send" }) }] : []),
    { keys: "mod+s", text: say("save"), group, inFields: true, run: () => void submit({ kind: "save" }) },
    { keys: "mod+d", text: say("copy"), group, run: () => undefined },
  ]);
  const issue = useCallback(() => void submit({ kind: "issue" }), [submit]);
  useCommands(useMemo(() => (issues ? [{ id: "issue", title: say("issue"), icon: "invoices" as const, changes: true, run: issue }] : []), [issues, say, issue]));
  const actions = <Acts {...{ issues, chain, sends, saving: form.saving, primary }} run={(intent) => void submit(intent)} onDiscard={props.draft && (() => setDiscarding(true))} />;
  const intend = (intent: Intent) => {
    if (intent.kind === "next") press();
    else if (intent.kind !== "send") void submit(intent);
    else if (sends) press(intent);
  };
  return { actions, intend, discarding, close: () => setDiscarding(false) };
}

function Entry(props: EntryProps) {
  const say = useWords(chargesWords);
  const [, go] = useLocation();
  const { accountId, file, draft } = props;
  const entry = useEntry(props);
  const { actions, intend, discarding, close } = useEntryActions(props, entry);
  const { account } = file;
  return (
    <Page
      title={draft ? say("edit") : say("new")}
      badge={draft && <Status state={draft.state}>{draft.state === "held" ? say("held") : say("draft")}</Status>}
      parent={{ title: `${account.number} · ${account.guarantor.name}`, href: `/accounts/${accountId}` }}
      actions={actions}
    >
      <Concerns file={file} />
      <Trouble form={entry.form} theirs={entry.theirs} />
      <ChargeEntry accountId={accountId} file={file} draftId={draft?.id ?? ""} form={entry.form} onIntent={intend} />
      {draft && <DiscardDialog open={discarding} drafts={[{ account_id: accountId, invoice_id: draft.id, name: account.number }]} onClose={close} onDone={() => go("/charges")} />}
    </Page>
  );
}

/** Capture charges of an account, or go on with a draft. */
export default function ChargePage({ id = "", invoice_id: invoiceId }: { id?: string; invoice_id?: string }) {
  const say = useWords(chargesWords);
  const file = useAccountFile(id);
  const draft = useInvoice(id, invoiceId);
  const ledOn = useLedOn(id, draft.error);
  const error = file.error ?? draft.error;
  if (error && !ledOn) return <Page title={say("title")}><Problem error={error} onRetry={() => void (file.error ? file.refetch() : draft.refetch())} /></Page>;
  if (!file.data || (invoiceId && !draft.data)) return <Page title={say("title")}><Skeleton lines={8} /></Page>;
  if (draft.data?.state === "issued") return <Redirect to={`/accounts/${id}/invoices/${invoiceId}`} replace />;
  if (draft.data?.state === "discarded") return <Page title={say("edit")}><Empty icon="charges" title={say("not_draft")}>{say("not_draft_text")}</Empty></Page>;
  return <Entry key={invoiceId ?? "new"} accountId={id} file={file.data} draft={draft.data} />;
}
