import { Link } from "wouter";
import { Ageing, ButtonLink, DateText, Facts, Money, Stat, Stats, Status } from "../../../kit";
import { accountWords } from "../../../words/account";
import { clientsWords } from "../../../words/clients";
import { LANGUAGES } from "../../../words/language";
import { useTold, useWords } from "../../../words/words";
import type { ReactNode } from "react";
import type { AccountFile, Overview } from "./useAccount";

type Fact = readonly [string, ReactNode];

/** Who owes what: the balance, what of it is late, what lies unapplied, and each party's part. */
export function OwedFacts({ overview }: { overview: Overview }) {
  const say = useWords(accountWords);
  const parties = overview.parties.filter((one) => one.open.minor !== 0 || one.unapplied.minor !== 0 || one.party === "guarantor");
  const processing = parties.filter((one) => one.processing.minor > 0);
  return (
    <section className="stack">
      <h2>{say("owed_title")}</h2>
      <Stats>
        <Stat label={say("balance")} value={<Money amount={overview.balance} strong />} />
        <Stat label={say("overdue")} value={<Money amount={overview.overdue} />} tone={overview.overdue.minor > 0 ? "bad" : "neutral"} />
      </Stats>
      {overview.unapplied.minor > 0 && (
        <div className="spread">
          <Status state="unapplied">{say("unapplied")} <Money amount={overview.unapplied} /></Status>
          <ButtonLink kind="quiet" href={`/accounts/${overview.account_id}?tab=payments`}>{say("look")}</ButtonLink>
        </div>
      )}
      {processing.map((one) => <Status key={one.party} state="processing">{say("processing")} <Money amount={one.processing} /></Status>)}
      <table className="plain-table">
        <thead>
          <tr><th scope="col">{say("party")}</th><th scope="col" className="end">{say("owes")}</th><th scope="col" className="end">{say("unapplied")}</th></tr>
        </thead>
        <tbody>
          {parties.map((one) => (
            <tr key={one.party}>
              <th scope="row">{one.name} {one.party === "guarantor" && <span className="muted small">{say("guarantor")}</span>}</th>
              <td className="end"><Money amount={one.owed} strong={one.owed.minor > 0} /></td>
              <td className="end"><Money amount={one.unapplied} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function AgeingFacts({ overview }: { overview: Overview }) {
  const say = useWords(accountWords);
  const buckets = Object.entries(overview.ageing).map(([key, amount]) => ({
    key, amount, label: key === "current" ? say("not_due") : key.replace("-", "–"),
  }));
  return <section className="stack"><h2>{say("ageing")}</h2><Ageing buckets={buckets} total={overview.aged} /></section>;
}

/** Where a person has to look before anything more happens by itself. */
const STUCK = ["refused", "finished", "hold"];

/** What the night will do next with the account, and when; what waits for a person; under it what the page adds. */
export function NextFacts({ overview, more = [] }: { overview: Overview; more?: readonly Fact[] }) {
  const say = useWords(accountWords);
  const told = useTold(accountWords);
  const { next } = overview;
  const path = `/accounts/${overview.account_id}`;
  const what = next.outcome ? told("outcome", next.outcome) : say("next_nothing");
  return (
    <section className="stack">
      <h2>{say("next_title")}</h2>
      <Facts
        items={[
          [say("next_what"), <strong key="what">{STUCK.includes(next.outcome) ? <Link href={`${path}?tab=dunning`}>{what}</Link> : what}</strong>],
          [say("next_when"), next.on ? <span key="when"><DateText value={next.on} /> · <DateText value={next.on} as="days" /></span> : "–"],
          [say("level"), overview.level ? say("level_n", { n: overview.level }) : say("level_none")],
          ...more,
        ]}
      />
      {overview.held > 0 && <div className="row"><Status state="held">{say("held_n", { n: overview.held })}</Status><ButtonLink kind="quiet" href={`${path}?tab=invoices`}>{say("look")}</ButtonLink></div>}
      {overview.drafts > 0 && <div className="row"><Status state="draft">{say("drafts_n", { n: overview.drafts })}</Status><ButtonLink kind="quiet" href={`${path}?tab=invoices`}>{say("look")}</ButtonLink></div>}
    </section>
  );
}

/** How the person who calls is reached, and what they agreed to. */
export function useReach(file: AccountFile): Fact[] {
  const say = useWords(accountWords);
  const told = useTold(clientsWords);
  const { contact, language } = file.account;
  const bad = contact.email_state === "bounced" || contact.email_state === "complained";
  return [
    [say("language"), LANGUAGES[language]],
    [say("preferred"), <span key="p">{told("channel", contact.preferred)}</span>],
    [say("phone"), contact.phones.length ? contact.phones.map((phone) => <div key={phone.number}><a className="figure" href={`tel:${phone.number.replace(" ext. ", ";ext=")}`}>{phone.number}</a></div>) : "–"],
    [say("email"), contact.email ? <span key="e">{contact.email} {bad && <Status tone="bad">{told("mail", contact.email_state)}</Status>}</span> : "–"],
  ];
}
