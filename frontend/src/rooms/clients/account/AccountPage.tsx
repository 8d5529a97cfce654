import { lazy, Suspense } from "react";
import { BehindBanner, Button, ButtonLink, Copy, Dialog, Menu, Page, Problem, Skeleton, Status, Tabs, useFilters, type Tab } from "../../../kit";
import { Offers } from "../../../shell/Offers";
import { WrittenOff } from "../../../shell/WrittenOff";
import { accountWords } from "../../../words/account";
import { clientsWords } from "../../../words/clients";
import { useTold, useWords } from "../../../words/words";
import { LikelyTwins, Merged } from "../merge/Done";
import { ConcernForm, Concerns } from "./Concerns";
import { HoldForm, LinkDialog, NoteForm, PromiseForm, StatementForm } from "./forms";
import { AccountStrip, Reach } from "./Summary";
import { AttachmentsTab } from "./tabs/AttachmentsTab";
import { AuditTab } from "./tabs/AuditTab";
import { ContactTab } from "./tabs/ContactTab";
import { DunningTab } from "./tabs/DunningTab";
import { InvoicesTab } from "./tabs/InvoicesTab";
import { LedgerTab } from "./tabs/LedgerTab";
import { MessagesTab } from "./tabs/MessagesTab";
import { OwedTab } from "./tabs/OwedTab";
import { PaymentsTab } from "./tabs/PaymentsTab";
import { PeopleTab } from "./tabs/PeopleTab";
import { TimelineTab } from "./tabs/TimelineTab";
import { useActs, type Act } from "./useActs";
import { useFile, useOverview, type AccountFile, type Overview } from "./useAccount";

const WriteOffMany = lazy(() => import("../../../shell/WriteOffMany"));

interface Loaded {
  file: AccountFile;
  overview: Overview;
}

type Acts = ReturnType<typeof useActs>;

function useTabs(loaded: Loaded, acts: Acts): Tab[] {
  const say = useWords(accountWords);
  const { file } = loaded;
  const { id } = file.account;
  const all: (Tab & { permission?: string })[] = [
    { key: "ledger", label: say("tab_ledger"), content: () => <LedgerTab id={id} payers={loaded.overview.parties.length > 1} /> },
    { key: "timeline", label: say("tab_timeline"), content: () => <TimelineTab id={id} lies={file.account.merged_into ?? id} onNote={acts.may("account:write") && !file.account.merged_into ? () => acts.start("note") : undefined} /> },
    { key: "invoices", label: say("tab_invoices"), content: () => <InvoicesTab id={id} /> },
    { key: "payments", label: say("tab_payments"), permission: "payment:read", content: () => <PaymentsTab id={id} /> },
    { key: "clients", label: say("tab_clients"), count: file.clients.length, content: () => <PeopleTab file={file} /> },
    { key: "contact", label: say("tab_contact"), content: () => <ContactTab file={file} /> },
    { key: "dunning", label: say("tab_dunning"), permission: "collections:read", content: () => <DunningTab id={id} acts={acts} /> },
    { key: "messages", label: say("tab_messages"), content: () => <MessagesTab id={id} acts={acts} /> },
    { key: "attachments", label: say("tab_attachments"), content: () => <AttachmentsTab id={id} /> },
    { key: "owed", label: say("tab_owed"), content: () => <OwedTab loaded={loaded} /> },
    { key: "audit", label: say("tab_audit"), permission: "audit:read", content: () => <AuditTab id={id} /> },
  ];
  return all.filter((tab) => (!tab.permission || acts.may(tab.permission)) && (!file.account.merged_into || STAY.has(tab.key)));
}

/** What is left to look at of an account that was merged into another: all else went there. */
const STAY: ReadonlySet<string> = new Set(["timeline", "owed", "audit"]);

const FORMS = { note: NoteForm, hold: HoldForm, promise: PromiseForm, statement: StatementForm } as const;

function ActDialogs({ loaded, acts }: { loaded: Loaded; acts: Acts }) {
  const say = useWords(accountWords);
  const { open, close } = acts;
  const { account } = loaded.file;
  const Content = open && open in FORMS ? FORMS[open as keyof typeof FORMS] : null;
  return (
    <>
      <Dialog open={Content !== null} title={open && open !== "write_off" ? say(`act_${open}`) : ""} onClose={close}>
        {Content && <Content {...loaded} onDone={close} />}
      </Dialog>
      <Dialog open={open === "concern"} title={say("act_concern")} onClose={close} wide>
        <ConcernForm id={loaded.file.account.id} concern={null} onDone={close} />
      </Dialog>
      <LinkDialog file={loaded.file} open={open === "link"} onDone={close} />
      {open === "write_off" && <Suspense fallback={null}><WriteOffMany asked={{ account: account.id, currency: account.currency }} onClose={close} /></Suspense>}
    </>
  );
}

function Actions({ id, acts }: { id: string; acts: Acts }) {
  const say = useWords(accountWords);
  const quick = (act: Act) => acts.menu.find((item) => item.key === act);
  return (
    <>
      {quick("note") && <Button spare icon="note" onClick={() => acts.start("note")}>{say("act_note")}</Button>}
      {quick("link") && <Button icon="mail" onClick={() => acts.start("link")}>{say("act_link")}</Button>}
      {quick("charge") && <ButtonLink spare icon="charges" href={`/accounts/${id}/charges/new`}>{say("act_charge")}</ButtonLink>}
      {quick("pay") && <ButtonLink kind="primary" icon="payments" href={`/accounts/${id}/payments/new`}>{say("act_pay")}</ButtonLink>}
      {acts.menu.length > 0 && <Menu label={say("more")} icon="more" items={acts.menu} className="button icon-only" />}
    </>
  );
}

function Open({ loaded }: { loaded: Loaded }) {
  const say = useWords(accountWords);
  const told = useTold(clientsWords);
  const { file, overview } = loaded;
  const { account } = file;
  const merged = Boolean(account.merged_into);
  const acts = useActs(account.id, !merged);
  const filters = useFilters(["tab"]);
  const badge = <><span className="muted figure">{account.number}</span><Copy text={account.number} what={say("account_number")} />{account.state === "closed" && <Status state="closed" tone="neutral">{told("state", account.state)}</Status>}</>;
  return (
    <Page
      title={account.guarantor.name} tabTitle={say("tab_title", { number: account.number })} badge={badge} under={<Reach file={file} />}
      parent={{ title: say("clients"), href: "/clients" }} actions={<Actions id={account.id} acts={acts} />}
    >
      {overview.behind_since && <BehindBanner since={overview.behind_since} />}
      <Merged id={account.id} wanted={merged || account.absorbed.length > 0} />
      <LikelyTwins id={account.id} wanted={!merged} />
      <Concerns file={file} editable={!merged} />
      <AccountStrip overview={overview} />
      <Offers accountId={account.id} wanted={!merged && overview.unapplied.minor > 0} />
      <WrittenOff accountId={account.id} wanted={!merged && overview.unapplied.minor > 0} />
      <Tabs label={say("account")} tabs={useTabs(loaded, acts)} chosen={filters.values.tab ?? ""} onChoose={(tab) => filters.set("tab", tab)} />
      <ActDialogs loaded={loaded} acts={acts} />
    </Page>
  );
}

/** One account: who owes what, what happens next and when, what to know, and everything that happened. */
export default function AccountPage({ id = "" }: { id?: string }) {
  const say = useWords(accountWords);
  const file = useFile(id);
  const overview = useOverview(id);
  if (file.data && overview.data) return <Open key={id} loaded={{ file: file.data, overview: overview.data }} />;
  const failed = [file, overview].find((one) => one.error);
  return (
    <Page title={say("account")} parent={{ title: say("clients"), href: "/clients" }}>
      {failed ? <Problem error={failed.error} onRetry={() => void Promise.all([file.refetch(), overview.refetch()])} /> : <Skeleton lines={12} />}
    </Page>
  );
}
