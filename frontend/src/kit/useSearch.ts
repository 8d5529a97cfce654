import { useEffect, useState } from "react";

export type Search<T> = (text: string, signal: AbortSignal) => Promise<readonly T[]>;

interface Found<T> {
  items: readonly T[];
  state: "idle" | "searching" | "done" | "failed";
}

/** One pause between keystrokes at 120 ms: fast typists type a letter each 100–150 ms, so a word is one request. */
const PAUSE_MS = 120;

/** Search at the server as the text changes. Old answers stay until the new ones are here; late ones are dropped. */
export function useSearch<T>(search: Search<T> | undefined, text: string, least = 1): Found<T> {
  const [found, setFound] = useState<Found<T>>({ items: [], state: "idle" });
  useEffect(() => {
    const typed = text.trim();
    // One character of many scripts is a word; one letter from a to z finds too many.
    if (!search || !typed || (typed.length < least && !/\P{ASCII}/u.test(typed))) {
      setFound((old) => (old.state === "idle" ? old : { items: [], state: "idle" }));
      return undefined;
    }
    const stop = new AbortController();
    setFound((old) => ({ ...old, state: "searching" }));
    const timer = setTimeout(() => {
      search(text.trim(), stop.signal).then(
        (items) => !stop.signal.aborted && setFound({ items, state: "done" }),
        () => !stop.signal.aborted && setFound({ items: [], state: "failed" }),
      );
    }, PAUSE_MS);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [search, text, least]);
  return found;
}
