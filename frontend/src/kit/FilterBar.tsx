import { useRef, useState, type FormEvent, type ReactNode } from "react";
import { Link } from "wouter";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Button } from "./Button";
import { DateField } from "./DateField";
import { DateRange, type RangeProps } from "./DateRange";
import { Dialog } from "./Dialog";
import { Icon } from "./Icon";
import { useShortcuts } from "./shortcuts";
import type { SelectOption } from "./SelectField";
import { TextField } from "./TextField";
import { SORT, withParam, type Filters } from "./useFilters";
import { useSavedViews, type View } from "./useSavedViews";

interface FilterChoice {
  name: string;
  label: string;
  options: readonly SelectOption[];
  /** What no choice means, where that is not “any”. */
  none?: string;
}

interface FilterDay {
  name: string;
  label: string;
  /** The day that holds while none is chosen. */
  none?: string;
}

export interface FilterBarProps {
  filters: Filters;
  choices?: readonly FilterChoice[];
  /** Days to choose between, each a name in the URL. */
  dates?: readonly FilterDay[];
  /** The days between which its rows lie: one field. */
  range?: RangeProps;
  /** Hint in the text filter; false hides it. */
  find?: string | false;
  /** At the end: an Ageing strip, totals. */
  children?: ReactNode;
}

function Find({ filters, find }: { filters: Filters; find?: string }) {
  const say = useWords(kitWords);
  const box = useRef<HTMLInputElement>(null);
  useShortcuts([{ keys: "/", text: say("key_filter"), group: say("group_everywhere"), run: () => box.current?.focus() }]);
  return (
    <div className="find">
      <Icon name="search" />
      <input
        ref={box}
        className="input"
        type="search"
        aria-label={find ?? say("filter_by")}
        placeholder={find ?? say("filter")}
        value={filters.text}
        onChange={(event) => filters.setText(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && box.current?.blur()}
      />
      {!filters.text && <kbd aria-hidden="true">/</kbd>}
    </div>
  );
}

type Narrowing = Pick<FilterBarProps, "filters" | "choices" | "dates" | "range">;

function Choices({ filters, choices = [], dates = [], range }: Narrowing) {
  const say = useWords(kitWords);
  return (
    <>
      {choices.map((choice) => (
        <select
          key={choice.name}
          className={filters.values[choice.name] ? "input set" : "input"}
          aria-label={choice.label}
          value={filters.values[choice.name] ?? ""}
          onChange={(event) => filters.set(choice.name, event.target.value)}
        >
          <option value="">{choice.none ?? say("any", { what: choice.label })}</option>
          {choice.options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
        </select>
      ))}
      {range && <DateRange filters={filters} {...range} />}
      {dates.length > 0 && (
        <div className="row">
          {dates.map(({ name, label, none }) => (
            <div className="filter-date" key={name}>
              <span aria-hidden="true">{label}</span>
              <DateField bare name={name} label={label} value={filters.values[name] || none || null} onChange={(day) => filters.set(name, day ?? "")} />
            </div>
          ))}
        </div>
      )}
    </>
  );
}

/** How many of the choices and days are set. */
function setOf({ filters, choices = [], dates = [], range }: Narrowing): number {
  const ranged = range && (filters.values[range.from ?? "from_on"] || filters.values[range.to ?? "to_on"]) ? 1 : 0;
  return [...choices, ...dates].filter(({ name }) => filters.values[name]).length + ranged;
}

/** Filters of a list. `/` goes to the text; everything but the text is in the URL. On a phone what is chosen from opens by a button. */
export function FilterBar(props: FilterBarProps) {
  const { filters, choices = [], dates = [], range, find, children } = props;
  const say = useWords(kitWords);
  const [open, setOpen] = useState(false);
  const many = choices.length + dates.length + (range ? 1 : 0) > 1;
  const set = setOf(props);
  return (
    <div className="filters" role="search" aria-label={say("filter_by")}>
      {find !== false && <Find filters={filters} find={find} />}
      {many && (
        <button type="button" className="button on-phone" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name="filter" />{say("filters")}{set > 0 && <span className="count">{set}</span>}
        </button>
      )}
      <div className={many && !open ? "choices shut" : "choices"}><Choices {...props} /></div>
      {filters.active && <Button kind="quiet" icon="close" onClick={filters.clear}>{say("clear_filters")}</Button>}
      {children && <div className="rest">{children}</div>}
    </div>
  );
}

function SaveView({ open, onClose, onSave }: { open: boolean; onClose: () => void; onSave: (name: string) => void }) {
  const say = useWords(kitWords);
  const [name, setName] = useState("");
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    onSave(name.trim());
    setName("");
    onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title={say("save_view")}>
      <form className="form" onSubmit={save}>
        <TextField name="view" label={say("view_name")} required value={name} onChange={setName} maxLength={40} />
        <div className="form-actions"><Button kind="primary" type="submit">{say("save")}</Button></div>
      </form>
    </Dialog>
  );
}

interface ViewsProps {
  name: string;
  path: string;
  /** The page's own, everything first; a list without any has everything. */
  views?: readonly View[];
  filters: Filters;
}

/**
 * The page's own views and the representative's saved ones, each a link. Goes into the PageHeader. Nothing stands there
 * while there is nothing to choose: no view but everything, and everything is shown.
 */
export function Views({ name, path, views, filters }: ViewsProps) {
  const say = useWords(kitWords);
  const saved = useSavedViews(name);
  const [saving, setSaving] = useState(false);
  const known = [...(views ?? [{ name: say("view_all"), query: "" }]), ...saved.views];
  const exact = known.find((view) => view.query === filters.query);
  // In another order it is still that view; with its order it can be kept as one of the person's own.
  const current = exact ?? known.find((view) => view.query === withParam(filters.query, SORT, ""));
  const link = (view: View) => (
    <Link key={view.name} href={view.query ? `${path}?${view.query}` : path} className="view" aria-current={view === current ? "page" : undefined}>
      {view.name}
      {view.count !== undefined && <span className="count">{view.count}</span>}
    </Link>
  );
  const mine = saved.views.find((view) => view === current);
  if (known.length === 1 && exact) return null;
  return (
    <nav className="views" aria-label={say("views")}>
      {known.map(link)}
      {!exact && <Button kind="quiet" icon="star" onClick={() => setSaving(true)}>{say("save_view")}</Button>}
      {mine && <Button kind="quiet" icon="close" label={say("delete_view", { name: mine.name })} onClick={() => saved.drop(mine.name)} />}
      <SaveView open={saving} onClose={() => setSaving(false)} onSave={(title) => saved.add({ name: title, query: filters.query })} />
    </nav>
  );
}
