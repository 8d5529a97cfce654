import { useMemo } from "react";
import type { Filters } from "../kit";
import type { SortOrder } from "../kit/grid/columns";
import { SORT } from "../kit/useFilters";

/** An order somebody can change, whatever keeps it. */
export interface Order {
  order: SortOrder | null;
  setOrder: (order: SortOrder | null) => void;
}

function read(text: string | null): SortOrder | null {
  if (!text) return null;
  return text.startsWith("-") ? { key: text.slice(1), down: true } : { key: text, down: false };
}

const written = (order: SortOrder | null) => (order ? `${order.down ? "-" : ""}${order.key}` : "");

/**
 * The order of a list in its address, so that it comes back with a link, with Back and with a saved view. `first` holds
 * while none is chosen; its own title turns it around.
 */
export function useOrder(filters: Filters, first: SortOrder | null): Order {
  const { query, set } = filters;
  return useMemo(() => {
    const order = read(new URLSearchParams(query).get(SORT)) ?? first;
    const setOrder = (next: SortOrder | null) => {
      const turned = next === null && first !== null && order?.key === first.key && order.down === first.down;
      const wanted = turned ? { key: first.key, down: !first.down } : next;
      set(SORT, written(wanted) === written(first) ? "" : written(wanted));
    };
    return { order, setOrder };
  }, [query, set, first]);
}
