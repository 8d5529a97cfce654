/** What the lists of the menu were narrowed to last, in this tab until sign-out: choices only, never typed text. */
import { useEffect } from "react";
import { PLACES } from "./places";

const KEPT = "filter:";

/** A list tells what it is narrowed to and in which order. */
export function useLastFilter(path: string, query: string): void {
  useEffect(() => {
    if (!PLACES.some((place) => place.path === path)) return;
    if (query) sessionStorage.setItem(KEPT + path, query);
    else sessionStorage.removeItem(KEPT + path);
  }, [path, query]);
}

/** Where a place of the menu leads: as one left it; from the place itself, to all of it. */
export function wayTo(path: string): string {
  const kept = window.location.pathname === path ? null : sessionStorage.getItem(KEPT + path);
  return kept ? `${path}?${kept}` : path;
}

/** Another person at this machine begins anew. */
export function forgetFilters(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(KEPT)) sessionStorage.removeItem(key);
}
