import { Link } from "wouter";
import { Ageing, ButtonLink, Copy, DateText, Money, Stat, Stats, Status, useAges } from "../../../kit";
import { accountWords } from "../../../words/account";
import { clientsWords } from "../../../words/clients";
import { LANGUAGES } from "../../../words/language";
import { useTold, useWords } from "../../../words/words";
import type { AccountFile, Overview } from "./useAccount";

/** The account in one look: what the client owes, what payers owe, what lies unapplied, and what happens next. */
export function AccountStrip({ overview }: { overview: Overview }) {
  const say = useWords(accountWords);
  return (
    <section className="stack" aria-label={say("owed_title")}>
      <Stats>
        <ClientOwes overview={overview} />
        <PayersOwe overview={overview} />
        <Stat
          label={say("unapplied")} note={unappliedOf(overview)} value={<Money amount={overview.unapplied} />} tone={overview.unapplied.minor > 0 ? "warn" : "neutral"}
          href={overview.unapplied.minor > 0 ? `/accounts/${overview.account_id}?tab=payments` : undefined}
        />
        <Next overview={overview} />
      </Stats>
      <Waiting overview={overview} />
      {overview.overdue.minor > 0 && <AgeingStrip overview={overview} />}
    </section>
  );
}

/** Whose the unapplied money is, where some of it is a payer's: nobody else's debt is paid from it. */
function unappliedOf(overview: Overview) {
  const theirs = overview.parties.filter((one) => one.unapplied.minor > 0);
  if (!theirs.some((one) => one.party !== "guarantor")) return undefined;
  return theirs.map((one) => <div key={one.party}>{theirs.length > 1 ? `${one.name} ${one.unapplied.display}` : one.name}</div>);
}

function ClientOwes({ overview }: { overview: Overview }) {
  const say = useWords(accountWords);
  const { client, overdue } = overview;
  const processing = overview.parties.find((one) => one.party === "guarantor" && one.processing.minor > 0)?.processing;
  const late = overdue.minor > 0 ? say("overdue_of", { amount: overdue.display }) : client.minor > 0 ? say("none_overdue") : undefined;
  const note = processing ? `${say("processing")} ${processing.display}` : late;
  return <Stat label={say("client_owes")} value={<Money amount={client} strong />} note={note} tone={overdue.minor > 0 ? "bad" : "neutral"} href={`/accounts/${overview.account_id}?tab=ledger`} />;
}

function PayersOwe({ overview }: { overview: Overview }) {
  const say = useWords(accountWords);
  const owing = overview.parties.filter((one) => one.party !== "guarantor" && one.owed.minor > 0);
  const note = owing.map((one) => <div key={one.party}>{owing.length > 1 ? `${one.name} ${one.owed.display}` : one.name}</div>);
  return <Stat label={say("payers_owe")} value={<Money amount={overview.payers} />} note={note.length ? note : undefined} />;
}

/** Where a person has to look before anything more happens by itself. */
const STUCK = ["refused", "finished", "hold"];
/** Where the day says it all. */
const DATED = ["remind", "not_yet"];

/** What the night will do next with the account, when, and why. */
function Next({ overview }: { overview: Overview }) {
  const say = useWords(accountWords);
  const told = useTold(accountWords);
  const { next, level } = overview;
  const what = next.outcome ? told("outcome", next.outcome) : say("next_nothing");
  const why = next.reason && !DATED.includes(next.outcome) ? next.reason : "";
  const note = (
    <>
      {next.on && <div><DateText value={next.on} /> · <DateText value={next.on} as="days" /></div>}
      {why && <div>{why}</div>}
      {level > 0 && <div>{say("level_n", { n: level })}</div>}
    </>
  );
  return <Stat label={say("next_title")} value={what} note={note} words href={STUCK.includes(next.outcome) ? `/accounts/${overview.account_id}?tab=dunning` : undefined} />;
}

/** What waits for a person: drafts and charges that are held. */
function Waiting({ overview }: { overview: Overview }) {
  const say = useWords(accountWords);
  const look = <ButtonLink kind="quiet" href={`/accounts/${overview.account_id}?tab=invoices`}>{say("look")}</ButtonLink>;
  if (!overview.held && !overview.drafts) return null;
  return (
    <div className="row">
      {overview.held > 0 && <Status state="held">{say("held_n", { n: overview.held })}</Status>}
      {overview.drafts > 0 && <Status state="draft">{say("drafts_n", { n: overview.drafts })}</Status>}
      {look}
    </div>
  );
}

function AgeingStrip({ overview }: { overview: Overview }) {
  return <Ageing buckets={useAges().of(overview.ageing)} total={overview.aged} />;
}

/** How the person who calls is reached, beside the name: what is read out or typed elsewhere can be copied. */
export function Reach({ file }: { file: AccountFile }) {
  const say = useWords(accountWords);
  const told = useTold(clientsWords);
  const { contact, language } = file.account;
  const bad = contact.email_state === "bounced" || contact.email_state === "complained";
  return (
    <div className="row small reach">
      {contact.phones.map(({ number }) => (
        <span key={number}><a className="figure" href={`tel:${number.replace(" ext. ", ";ext=")}`}>{number}</a> <Copy text={number} what={say("phone")} /></span>
      ))}
      {contact.email && <span>{contact.email} {bad && <Status tone="bad">{told("mail", contact.email_state)}</Status>} <Copy text={contact.email} what={say("email")} /></span>}
      <span className="muted">{LANGUAGES[language]} · {say("preferred")}: {told("channel", contact.preferred)}</span>
      <Link href={`/accounts/${file.account.id}?tab=contact`}>{say("tab_contact")}</Link>
    </div>
  );
}
