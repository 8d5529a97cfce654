import { useCallback, useMemo, useState } from "react";
import { useMay } from "../../api/session";
import { Button, Facts, Letter as Written, Money, Problem, SidePanel, Skeleton, Status, useFilters, type Column, type Filters } from "../../kit";
import type { Beside } from "../../list/declared";
import { ListPage } from "../../list/ListPage";
import { overdueWords } from "../../words/overdue";
import { useTold, useWords } from "../../words/words";
import { civilToday } from "../../words/format";
import { skipsWords } from "../../words/skips";
import { useActor } from "../../shell/useActor";
import { AccountActions } from "./AccountActions";
import { SkipDialog, Unskip } from "./skipping";
import { HoldDialog } from "./moves";
import { toneOfVerdict } from "./DunningNow";
import { useLetters, useSample, type Letter } from "./useOverdue";

const GOES = { allow: "goes", defer: "waits", refuse: "stopped" } as const;

function useGoes(): (letter: Letter) => string {
  const say = useWords(overdueWords);
  const skips = useWords(skipsWords);
  return useCallback((letter) => (letter.skip ? skips("skipped") : say(GOES[letter.gate.verdict as keyof typeof GOES] ?? "stopped")), [say, skips]);
}

/** What the gate says of a letter, or who let it be skipped and why. */
function useWhy(): (letter: Letter) => string {
  const told = useTold(overdueWords);
  const skips = useWords(skipsWords);
  const who = useActor();
  return useCallback(({ skip, gate }) => (skip ? skips("skipped_why", { why: skip.reason, who: who(skip.placed_by) }) : told("rule", gate.rule)), [told, skips, who]);
}

function useColumns(): Column<Letter>[] {
  const say = useWords(overdueWords);
  const told = useTold(overdueWords);
  const goes = useGoes();
  const why = useWhy();
  return useMemo(
    () => [
      { key: "account", title: say("account"), width: 100, value: (row) => row.account_number },
      { key: "guarantor", title: say("guarantor"), width: 170, lead: true, value: (row) => row.guarantor },
      { key: "letter", title: say("letter"), width: 226, value: (row) => row.level_name },
      { key: "channel", title: say("channel"), width: 90, card: "none", spare: true, value: (row) => told("channel", row.channel) },
      { key: "language", title: say("language"), width: 92, spare: true, card: "none", value: (row) => told("language", row.language) },
      { key: "overdue", title: say("overdue"), width: 108, align: "end", card: "end", value: (row) => row.overdue.minor, render: (row) => <Money amount={row.overdue} /> },
      { key: "fees", title: say("fees"), width: 84, align: "end", card: "none", sortable: false, value: () => "", render: (row) => (row.fees.length ? row.fees.map((fee) => <Money key={fee.kind + fee.invoice_id} amount={fee.amount} />) : <span className="muted">–</span>) },
      { key: "verdict", title: say("verdict"), width: 112, card: "badge", value: goes, render: (row) => <Status tone={toneOfVerdict(row.gate.verdict)}>{goes(row)}</Status> },
      { key: "why", title: say("why"), width: 300, grow: true, card: "none", value: why, render: (row) => <span title={why(row)}>{why(row)}</span> },
    ],
    [say, told, goes, why],
  );
}

function Sample({ letter }: { letter: Letter }) {
  const say = useWords(overdueWords);
  const told = useTold(overdueWords);
  const { data, error, refetch } = useSample(letter.template, letter.language);
  if (!letter.template) return null;
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  return (
    <section className="stack">
      <h3>{say("sample")} · {told("language", data.language)}</h3>
      <Written subject={data.subject} text={data.text} language={data.language} />
      <p className="muted small">{say("sample_text")}</p>
    </section>
  );
}

function LetterPanel({ letter, beside }: { letter: Letter; beside: Beside }) {
  const say = useWords(overdueWords);
  const told = useTold(overdueWords);
  const skips = useWords(skipsWords);
  const may = useMay()("collections:note");
  const goes = useGoes();
  const why = useWhy();
  const [skipping, setSkipping] = useState(false);
  const fees = letter.fees.map((fee) => [told("fee", fee.kind), fee.amount.display] as const);
  const facts = [
    [say("letter"), `${letter.level_name} (${say("level_n", { n: letter.level })})`],
    [say("why"), why(letter)],
    [say("channel"), told("channel", letter.channel)],
    [say("overdue"), letter.overdue.display],
    ...fees,
  ] as const;
  return (
    <SidePanel
      title={letter.guarantor} subtitle={letter.account_number} badge={<Status tone={toneOfVerdict(letter.gate.verdict)}>{goes(letter)}</Status>}
      footer={<AccountActions key={letter.account_id} target={letter} overdue={letter.overdue} />} {...beside}
    >
      <div className="stack">
        <Facts items={facts} />
        {may && <div className="row">{letter.skip ? <Unskip letter={letter} /> : <Button onClick={() => setSkipping(true)}>{skips("skip")}</Button>}</div>}
        <Sample letter={letter} />
        {skipping && <SkipDialog letters={[letter]} onClose={() => setSkipping(false)} />}
      </div>
    </SidePanel>
  );
}

function Counts({ rows }: { rows: readonly Letter[] }) {
  const say = useWords(overdueWords);
  const of = (verdict: string) => rows.filter((row) => row.gate.verdict === verdict).length;
  const [stopped, waiting] = [of("refuse"), of("defer")];
  return <span className="row"><span>{say("count_goes", { n: rows.length - stopped - waiting })}</span>{waiting > 0 && <span>{say("count_waits", { n: waiting })}</span>}{stopped > 0 && <span className="muted">{say("count_stopped", { n: stopped })}</span>}</span>;
}

const counts = (rows: readonly Letter[]) => <Counts rows={rows} />;

/** The letters that hold the filter; the server lists a day whole. */
function useNarrow({ values, text }: Filters) {
  const goes = values.goes ?? "";
  const words = text.toLowerCase();
  return useCallback(
    (row: Letter) => (!goes || row.gate.verdict === goes) && `${row.account_number} ${row.guarantor}`.toLowerCase().includes(words),
    [goes, words],
  );
}

/** The day after the office's today. */
function tomorrow(): string {
  const day = new Date(`${civilToday()}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

const keyOf = (row: Letter) => row.account_id;
const pageOf = (row: Letter) => `/accounts/${row.account_id}`;

/** The letters of a day before they go: to whom, which, and why one does not. */
export default function LettersPage() {
  const say = useWords(overdueWords);
  const may = useMay();
  const skips = useWords(skipsWords);
  const chosen = useFilters(["on", "goes"]);
  // Nobody chose a day: the field shows tomorrow, and the server says which day that is.
  const filters = { ...chosen, values: { on: tomorrow(), ...chosen.values } };
  const [skipping, setSkipping] = useState<Letter[]>([]);
  const [holding, setHolding] = useState<Letter[]>([]);
  const goes = Object.entries(GOES).map(([value, key]) => ({ value, label: say(key) }));
  return (
    <ListPage
      title={say("letters_title")} name="letters" parent={{ title: say("title"), href: "/overdue" }}
      list={useLetters(chosen.values.on)} columns={useColumns()} rowKey={keyOf} whole narrow={useNarrow(filters)}
      filters={filters} find={say("find")} choices={[{ name: "goes", label: say("verdict"), options: goes }]} dates={[{ name: "on", label: say("on") }]}
      narrowed={filters.text !== "" || "goes" in filters.values}
      page={pageOf} keys={may("collections:note") ? { h: { text: say("hold"), run: setHolding }, s: { text: skips("skip"), run: (rows) => setSkipping(rows.filter((one) => !one.skip)) } } : undefined}
      panel={(row, beside) => <LetterPanel letter={row} beside={beside} />}
      dim={(one) => one.gate.verdict === "refuse"} totals={counts}
      empty={{ icon: "mail", title: say("letters_empty"), text: say("letters_empty_text") }} csv="letters.csv"
    >
      {skipping.length > 0 && <SkipDialog letters={skipping} onClose={() => setSkipping([])} />}
      {holding.length > 0 && <HoldDialog targets={holding} onClose={() => setHolding([])} />}
    </ListPage>
  );
}
