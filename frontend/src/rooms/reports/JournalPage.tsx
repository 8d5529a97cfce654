import type { ReactNode } from "react";
import { Link } from "wouter";
import { Button, DateField, DateText, Empty, Money, Problem, Skeleton, useFilters, useShortcuts, Wide, type Filters } from "../../kit";
import { usePayerChoices } from "../../list/usePayerChoices";
import { useActor } from "../../shell/useActor";
import { reportsWords } from "../../words/reports";
import { useTold, useWords } from "../../words/words";
import { ReportFrame } from "./ReportFrame";
import { useJournal, useOfficeDay, type Entry, type WantedEntries } from "./useReports";

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function OfPayer({ filters }: { filters: Filters }) {
  const say = useWords(reportsWords);
  const party = filters.values.party ?? "";
  return (
    <select className={party ? "input set" : "input"} aria-label={say("party_payer")} value={party} onChange={(event) => filters.set("party", event.target.value)}>
      <option value="">{say("every_payer")}</option>
      {usePayerChoices().map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
    </select>
  );
}

/** What a line of the day sheet asked for, until it is taken off. */
function OfLine({ filters }: { filters: Filters }) {
  const told = useTold(reportsWords);
  const actor = useActor();
  const { code, by } = filters.values;
  return (
    <>
      {code && <Button icon="close" onClick={() => filters.set("code", "")}>{told("code", code)}</Button>}
      {by && <Button icon="close" onClick={() => filters.set("by", "")}>{actor(by)}</Button>}
    </>
  );
}

function DayBar({ on, today, onGo, children }: { on: string; today: string; onGo: (day: string) => void; children: ReactNode }) {
  const say = useWords(reportsWords);
  const back = () => onGo(dayAfter(on, -1));
  const ahead = () => onGo(dayAfter(on, 1));
  const group = say("group");
  useShortcuts([
    { keys: "[", text: say("previous_day"), group, run: back },
    { keys: "]", text: say("next_day"), group, run: ahead },
    { keys: "t", text: say("today"), group, run: () => onGo(today) },
  ]);
  return (
    <div className="filters" role="search" aria-label={say("day")}>
      <Button kind="quiet" icon="left" label={`${say("previous_day")} [`} onClick={back} />
      <div className="filter-date"><DateField bare name="on" label={say("day")} value={on} onChange={(day) => day && onGo(day)} /></div>
      <Button kind="quiet" icon="right" label={`${say("next_day")} ]`} onClick={ahead} />
      {on !== today && <Button onClick={() => onGo(today)}>{say("today")}</Button>}
      {children}
    </div>
  );
}

/** Whose money a leg is: the guarantor's, a payer's, or, of cash and revenue, nobody's in particular. */
function Whose({ party, name }: { party: string; name: string }) {
  const say = useWords(reportsWords);
  if (!party) return null;
  return party === "guarantor" ? say("guarantor") : <Link href={`/payers/${party}`}>{name || party}</Link>;
}

function EntryRows({ entry }: { entry: Entry }) {
  const say = useWords(reportsWords);
  const told = useTold(reportsWords);
  const name = entry.account_number || entry.account_id;
  return (
    <tbody>
      <tr className="entry-head">
        <th scope="rowgroup">
          <Link href={`/accounts/${entry.account_id}`} aria-label={`${say("open_account")} ${name}`}>{name}</Link>{" "}
          <span className="muted">#{entry.version}</span> {told("reason", entry.reason)}
        </th>
        <td className="end muted small" colSpan={2}><DateText value={entry.posted_at} /></td>
      </tr>
      {entry.legs.map((leg, at) => (
        // The legs of an entry never change their order; the same account may stand on two of them.
        // oxlint-disable-next-line react/no-array-index-key
        <tr key={at}>
          <td>{told("code", leg.code)} <span className="muted small"><Whose party={leg.party} name={leg.party_name} /></span></td>
          <td className="muted small">{say(leg.debit ? "debit" : "credit")}</td>
          <td className="end"><Money amount={leg.debit ?? leg.credit} /></td>
        </tr>
      ))}
    </tbody>
  );
}

function Day({ on, wanted }: { on: string; wanted: WantedEntries }) {
  const say = useWords(reportsWords);
  const { rows: entries, isPending, error, refetch, hasNextPage, isFetchingNextPage, onMore } = useJournal(on, wanted);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton lines={10} />;
  if (!entries.length && !hasNextPage) return <Empty icon="calendar" title={say("no_entries_day")}>{say("no_entries_day_text")}</Empty>;
  return (
    <section className="card stack" aria-label={say("journal")}>
      <Wide label={say("journal")}>
        <table className="plain-table double-entry entries">
          <thead>
            <tr>
              <th scope="col">{say("entry")}</th>
              <th scope="col">{say("side")}</th>
              <th scope="col" className="end">{say("amount")}</th>
            </tr>
          </thead>
          {entries.map((entry) => <EntryRows key={`${entry.account_id}#${entry.version}`} entry={entry} />)}
        </table>
      </Wide>
      <div className="spread">
        <span className="muted" role="status">{say(hasNextPage ? "shown_more" : "shown", { n: entries.length })}</span>
        {hasNextPage && <Button busy={isFetchingNextPage} onClick={onMore}>{say("more")}</Button>}
      </div>
    </section>
  );
}

/** The entries that take effect on a day, each with its legs; `[` and `]` walk through the days. */
export default function JournalPage() {
  const say = useWords(reportsWords);
  const filters = useFilters(["on", "party", "code", "by"]);
  const today = useOfficeDay();
  const on = filters.values.on ?? today;
  const { party = "", code = "", by = "" } = filters.values;
  const wanted = { party, code, by };
  const bar = on && (
    <DayBar on={on} today={today ?? on} onGo={(day) => filters.set("on", day === today ? "" : day)}><OfPayer filters={filters} /><OfLine filters={filters} /></DayBar>
  );
  return (
    <ReportFrame title={say("journal")} badge={on && <span className="muted"><DateText value={on} as="long" /></span>} filters={bar} file={on ? { list: "journal", filter: { on, ...wanted } } : undefined}>
      {on ? <Day key={`${on} ${party} ${code} ${by}`} on={on} wanted={wanted} /> : <Skeleton lines={10} />}
    </ReportFrame>
  );
}
