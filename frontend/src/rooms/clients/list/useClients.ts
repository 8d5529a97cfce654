import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, got } from "../../../api/client";
import { PAGE, usePages } from "../../../api/pages";
import type { components } from "../../../api/schema.gen";

export type ClientRow = components["schemas"]["ClientRow"];
type Language = "" | "en" | "sv" | "pl";
type State = "" | "active" | "closed";

export interface ClientsFilter {
  language: Language;
  state: State;
  text: string;
}

/** Found people are few: more than this and one types another letter. */
const FOUND = 30;

/** A found client as a row; the search says nothing of guarantor, language, state and what is owed. */
function asRow(found: components["schemas"]["FoundView"]): ClientRow {
  return { ...found, owes: null, overdue: null, other_guarantor: "", language: "", state: "", currency: "", behind_since: "" };
}

/**
 * The clients of a filter, page after page as the list is scrolled. Typed text also asks the search, which knows
 * phones, e-mail, invoice numbers, birth dates and slips of the pen; what only it finds stands first.
 */
export function useClients(filter: ClientsFilter) {
  const query = usePages<ClientRow>(["clients", filter], (cursor, signal) =>
    got(api.GET("/api/v1/clients", { params: { query: { ...filter, cursor, limit: PAGE } }, signal })), { keep: true });
  const typed = filter.text.trim();
  const wide = (typed.length > 1 || /\P{ASCII}/u.test(typed)) && !filter.language && !filter.state;
  const found = useQuery({
    queryKey: ["clients", "search", filter.text],
    queryFn: ({ signal }) => got(api.GET("/api/v1/clients/search", { params: { query: { q: filter.text.trim(), limit: FOUND } }, signal })),
    enabled: wide,
  });
  const { rows: listed } = query;
  const rows = useMemo(() => {
    const ids = new Set(listed.map((row) => row.client_id));
    const more = wide ? (found.data?.items ?? []).filter((one) => !ids.has(one.client_id)).map(asRow) : [];
    return [...more, ...listed];
  }, [listed, found.data, wide]);
  return { ...query, rows };
}

/** How many clients hold a filter, whatever the number of them; at least, under a typed text. */
export function useClientCount(filter: ClientsFilter) {
  const { data } = useQuery({
    queryKey: ["clients", "totals", filter], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => got(api.GET("/api/v1/clients/totals", { params: { query: filter }, signal })),
  });
  return data;
}
