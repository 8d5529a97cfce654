import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import type { Listed } from "../../api/pages";
import { catalogWords } from "../../words/catalog";
import { useWords } from "../../words/words";
import type { CodeView, System } from "./shared";

/** The most the server answers to one search: who needs more needs other words. */
const MOST = 100;
const NONE: readonly CodeView[] = [];

/** Codes that words find, of one system or all, as of a day. */
export function useCodes(q: string, system: System | undefined, on: string | undefined): Listed<CodeView> {
  const query = useQuery({
    queryKey: ["codes", q, system, on],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await got(api.GET("/api/v1/catalog/codes", { params: { query: { q, system: system ? [system] : undefined, on, limit: MOST } }, signal }))).items,
  });
  return { ...query, rows: query.data ?? NONE };
}

/** Under a list that is as long as an answer may be: there is more. */
export function Most({ rows }: { rows: readonly CodeView[] }) {
  const say = useWords(catalogWords);
  return rows.length === MOST && <span className="muted">{say("first_hundred", { n: MOST })}</span>;
}
