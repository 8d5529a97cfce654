import { useMemo, type ReactNode } from "react";
import { useLocation } from "wouter";
import { useWhole } from "../api/pages";
import { Act, Empty } from "../kit";
import type { GridProps } from "../kit/grid/props";
import { useSorted } from "../kit/grid/useSorted";
import type { Beside, ListDeclaration } from "./declared";
import type { Chosen } from "./useChosen";
import type { Order } from "./useOrder";
import { CHOSEN_MOST, useSave } from "./useSave";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";

function useOpening<T>({ page, onOpen }: ListDeclaration<T>, chosen: Chosen, panel: boolean, rowKey: (row: T) => string) {
  const [, go] = useLocation();
  const toPage = page && ((row: T) => go(page(row)));
  const beside = (row: T) => chosen.setOpen(rowKey(row));
  return {
    onOpen: panel ? beside : (onOpen ?? toPage),
    onPage: toPage ?? (panel ? onOpen : undefined),
    onEscape: chosen.open === null ? undefined : () => chosen.setOpen(null),
  };
}

/** The file of the rows that are ticked, on every list that can be ticked and saved. */
function SaveChosen({ ids, save }: { ids: readonly string[]; save: (ids: readonly string[]) => void }) {
  const say = useWords(kitWords);
  return <Act icon="download" why={ids.length > CHOSEN_MOST ? say("chosen_most", { n: CHOSEN_MOST }) : undefined} onClick={() => save(ids)}>{say("export_chosen")}</Act>;
}

function useSelection<T>(declared: ListDeclaration<T>, shown: readonly T[], { selected, setSelected }: Chosen, save?: (ids: readonly string[]) => void) {
  const { bulk, rowKey } = declared;
  // What a filter took away is not acted on.
  const here = useMemo(() => (selected.size ? new Set(shown.map(rowKey).filter((key) => selected.has(key))) : selected), [shown, rowKey, selected]);
  if (!bulk && !save) return {};
  const acts = (rows: T[]) => <>{bulk?.(rows)}{save && <SaveChosen ids={rows.map(rowKey)} save={save} />}</>;
  return { selected: here, onSelect: setSelected, bulk: acts };
}

/** The open row, and the way to its neighbours in the order they are shown in. */
function besideOf<T>(declared: ListDeclaration<T>, shown: readonly T[], chosen: Chosen, onPage?: (row: T) => void) {
  const { rowKey, keys = {}, count, list } = declared;
  const at = chosen.open === null ? -1 : shown.findIndex((row) => rowKey(row) === chosen.open);
  const row = shown[at];
  if (row === undefined) return null;
  const walk = (step: number) => {
    const next = shown[at + step];
    return next && (() => chosen.setOpen(rowKey(next)));
  };
  const letters = Object.entries(keys).map(([key, { run }]) => [key, () => run([row])] as const);
  const all = declared.narrow || !list.more ? shown.length : (count ?? shown.length);
  const beside: Beside = {
    onClose: () => chosen.setOpen(null), onPrevious: walk(-1), onNext: walk(1), place: { at: at + 1, all },
    keys: { ...(onPage && { o: () => onPage(row) }), ...Object.fromEntries(letters) },
  };
  return { row, beside };
}

interface Around {
  chosen: Chosen;
  /** Whether something opens beside it. */
  panel: boolean;
  add: ReactNode;
  clear?: () => void;
  /** The order, where its page keeps it. */
  kept?: Order;
}

/** How a list is drawn and used: what its Grid is given, and what stands beside it. */
export function useList<T>(declared: ListDeclaration<T>, { chosen, panel, add, clear, kept }: Around) {
  const { title, name, list, columns, rowKey, narrow, whole = false, keys, dim, totals, count, least, empty, csv } = declared;
  const { order, setOrder, shown } = useSorted({ rows: list.rows, columns, filter: narrow, kept });
  // What is sorted or chosen is all there is, not what happens to be here.
  useWhole(list, whole || order !== null || chosen.selected.size > 0);
  const opening = useOpening(declared, chosen, panel, rowKey);
  const { save, saveOnly } = useSave(declared.save, declared.saving);
  // A part of a page is no list to work through: it is taken whole.
  const selection = useSelection(declared, shown, chosen, kept && saveOnly);
  const open = besideOf(declared, shown, chosen, opening.onPage);
  const grid: GridProps<T> = {
    ...opening, ...selection, label: title, name, rows: shown, columns, rowKey, order, onOrder: setOrder,
    openKey: open && rowKey(open.row), keys, dim, count: count ?? list.rows.length, least,
    totals: typeof totals === "function" ? totals : () => totals,
    // A page of a filtered list may come back empty with more behind it.
    loading: list.isPending || (!list.rows.length && list.hasNextPage === true), error: list.error, onRetry: () => void list.refetch(),
    more: list.more, onMore: list.onMore,
    empty: <Empty icon={empty.icon} title={empty.title} action={add}>{empty.text}</Empty>,
    onClearFilters: clear, csv, onCsv: save,
    onAll: list.all && (async () => (list.more ? ((await list.all?.()) ?? []).filter(narrow ?? (() => true)) : shown)),
  };
  return { grid, open };
}
