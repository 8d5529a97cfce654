import { useMemo } from "react";
import { DateText, Empty, FilterBar, useFilters, usePrinting, type Column } from "../../kit";
import { ListPart } from "../../list/ListPart";
import { TrailProof } from "../../shell/TrailProof";
import { useActor, useNames } from "../../shell/useActor";
import { collator } from "../../words/format";
import { useLanguage } from "../../words/language";
import { reportsWords } from "../../words/reports";
import { useTold, useWords } from "../../words/words";
import { PaperLines, ReportFrame } from "./ReportFrame";
import { proveSearches, useSearches, type Search } from "./useReports";

const rowKey = (row: Search) => `${row.place}.${row.part}`;

function useColumns(): Column<Search>[] {
  const say = useWords(reportsWords);
  const actor = useActor();
  const told = useTold(reportsWords);
  return useMemo(
    () => [
      { key: "place", title: say("place"), width: 80, align: "end", card: "none", value: (row) => row.place },
      { key: "at", title: say("when"), width: 190, lead: true, value: (row) => row.at, render: (row) => <DateText value={row.at} /> },
      { key: "who", title: say("colleague"), width: 180, value: (row) => actor(row.who) },
      { key: "how", title: say("how"), width: 150, value: (row) => told("how", row.verb) },
      { key: "list", title: say("list"), width: 150, value: (row) => told("list", row.kind) },
      { key: "filter", title: say("filter"), width: 160, grow: true, value: (row) => row.fields.join(", ") },
      { key: "found", title: say("found"), width: 140, align: "end", card: "end", value: (row) => Number(row.item) },
    ],
    [say, told, actor],
  );
}

function Searches({ who }: { who: string }) {
  const say = useWords(reportsWords);
  const searches = useSearches(who);
  const columns = useColumns();
  const printing = usePrinting();
  if (printing) {
    return (
      <>
        <PaperLines lines={searches.rows} columns={columns} rowKey={rowKey} />
        <p className="muted">{say(searches.hasNextPage ? "shown_more" : "shown", { n: searches.rows.length })}</p>
      </>
    );
  }
  return (
    <>
      <TrailProof of={`searches/${who}`} ask={(since, signal) => proveSearches(who, since, signal)} />
      <ListPart
        title={say("searches")} name="searches" list={searches} columns={columns} rowKey={rowKey} save={{ list: "searches", filter: { subject: who } }}
        empty={{ icon: "search", title: say("none_searched"), text: say("none_searched_text") }}
      />
    </>
  );
}

/** Who searched among all clients, and when: curiosity leaves a trail. */
export default function SearchesPage() {
  const say = useWords(reportsWords);
  const filters = useFilters(["who"]);
  const names = useNames();
  const language = useLanguage();
  const who = filters.values.who ?? "";
  const colleagues = useMemo(() => [...names].map(([value, label]) => ({ value, label })).toSorted((one, other) => collator(language).compare(one.label, other.label)), [names, language]);
  return (
    <ReportFrame title={say("searches")} filters={<FilterBar filters={filters} find={false} choices={[{ name: "who", label: say("colleague"), none: say("choose"), options: colleagues }]} />}>
      {who ? <Searches who={who} /> : <Empty icon="search" title={say("whose")}>{say("whose_text")}</Empty>}
    </ReportFrame>
  );
}
