/** Filters live in the URL, so a view is a link. Free text does not: a name typed here must not reach logs or history. */
import { useCallback, useMemo } from "react";
import { useSearch as useQuery } from "wouter";
import { navigate, useHistoryState } from "wouter/use-browser-location";

export interface Filters {
  /** Chosen values by name; absent = any. */
  values: Readonly<Record<string, string>>;
  /** Free text; kept in the history entry, which survives reload and Back but is sent nowhere. */
  text: string;
  active: boolean;
  set: (name: string, value: string) => void;
  /** Several at once. */
  setAll: (values: Readonly<Record<string, string>>) => void;
  setText: (text: string) => void;
  clear: () => void;
  /** Some values and the text; what else the page has in its URL stays. */
  clearOf: (names: readonly string[]) => void;
  /** The query of this view, for a link or a saved view. */
  query: string;
}

/** The order of a list in its URL: the key of a column, `-` before it for the largest first. */
export const SORT = "sort";

interface Kept {
  find?: string;
}

function here(): string {
  return window.location.pathname + window.location.hash;
}

export function withParam(query: string, name: string, value: string): string {
  const params = new URLSearchParams(query);
  if (value) params.set(name, value);
  else params.delete(name);
  params.sort();
  return params.toString();
}

export function useFilters(names: readonly string[]): Filters {
  const query = useQuery();
  const state = useHistoryState<Kept | null>();
  const text = state?.find ?? "";
  const list = names.join(" ");
  const values = useMemo(() => {
    const params = new URLSearchParams(query);
    const known = list.split(" ").map((name) => [name, params.get(name) ?? ""] as const);
    return Object.fromEntries(known.filter(([, value]) => value !== ""));
  }, [query, list]);
  const go = useCallback((next: string, find: string) => {
    const [path, hash] = [window.location.pathname, window.location.hash];
    navigate(`${path}${next ? `?${next}` : ""}${hash}`, { replace: true, state: { find } });
  }, []);
  return {
    values, text, query,
    active: text !== "" || Object.keys(values).length > 0,
    set: useCallback((name, value) => go(withParam(query, name, value), text), [go, query, text]),
    setAll: useCallback((chosen) => go(Object.entries(chosen).reduce((next, [name, value]) => withParam(next, name, value), query), text), [go, query, text]),
    setText: useCallback((find) => go(query, find), [go, query]),
    clear: useCallback(() => navigate(here(), { replace: true, state: {} }), []),
    clearOf: useCallback((gone) => go(gone.reduce((next, name) => withParam(next, name, ""), query), ""), [go, query]),
  };
}
