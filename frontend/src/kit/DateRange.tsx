import { useState } from "react";
import { civilToday } from "../words/format";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { DateField } from "./DateField";
import { monthBack, type Days } from "./days";
import { useShortcuts } from "./shortcuts";
import type { Filters } from "./useFilters";

export interface RangeProps {
  /** What the days are of: “Received”. */
  label: string;
  /** The names of its first and last day in the URL. */
  from?: string;
  to?: string;
}

const OWN = "own";

/** The days that are asked for most, by name; reckoned from the office's today. */
function spans(today: string): Record<"today" | "this_month" | "last_month" | "this_year", Days> {
  return {
    today: [today, today],
    this_month: monthBack(today, 0),
    last_month: monthBack(today, 1),
    this_year: [`${today.slice(0, 4)}-01-01`, `${today.slice(0, 4)}-12-31`],
  };
}

/** One field for the days of a list: this month, last month, or from a day to a day, which then are asked for beside it; the months by a letter too. */
export function DateRange({ filters, label, from = "from_on", to = "to_on" }: RangeProps & { filters: Filters }) {
  const say = useWords(kitWords);
  const [own, setOwn] = useState(false);
  const { [from]: first = "", [to]: last = "" } = filters.values;
  const known = spans(civilToday());
  const named = Object.entries(known).find(([, days]) => days[0] === first && days[1] === last)?.[0];
  const set = first !== "" || last !== "";
  const open = own || (set && named === undefined);
  const choose = (name: string) => {
    setOwn(name === OWN);
    if (name === OWN) return;
    const [start, end] = known[name as keyof typeof known] ?? ["", ""];
    filters.setAll({ [from]: start, [to]: end });
  };
  useShortcuts(([["m", "last_month"], ["t", "this_month"]] as const).map(([keys, name]) => ({
    keys, text: say(`range_${name}`, { what: label }), group: say("group_list"), run: () => choose(name),
  })));
  return (
    <div className="row">
      <select className={set ? "input set" : "input"} aria-label={label} value={open ? OWN : (named ?? "")} onChange={(event) => choose(event.target.value)}>
        <option value="">{say("any", { what: label })}</option>
        {(Object.keys(known) as (keyof typeof known)[]).map((name) => <option key={name} value={name}>{say(`range_${name}`, { what: label })}</option>)}
        <option value={OWN}>{say("range_own", { what: label })}</option>
      </select>
      {open && [[from, say("from")], [to, say("to")]].map(([name = "", text = ""]) => (
        <div className="filter-date" key={name}>
          <span aria-hidden="true">{text}</span>
          <DateField bare name={name} label={`${label}: ${text}`} value={filters.values[name] ?? null} onChange={(day) => filters.set(name, day ?? "")} />
        </div>
      ))}
    </div>
  );
}
