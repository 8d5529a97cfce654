import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { PAGE, usePages } from "../../api/pages";
import type { components, operations } from "../../api/schema.gen";

export type AccountRow = components["schemas"]["AccountRow"];
export type QueueTotals = components["schemas"]["AccountSumsView"];
export type AccountFilter = Omit<NonNullable<operations["lists_list_accounts"]["parameters"]["query"]>, "limit" | "cursor">;

/** The accounts of a queue. */
export function useQueue(filter: AccountFilter) {
  return usePages<AccountRow>(["accounts", filter], (cursor, signal) =>
    got(api.GET("/api/v1/accounts", { params: { query: { ...filter, cursor, limit: PAGE } }, signal })), { keep: true });
}

/** How many wait in a queue, and what they owe. */
export function useQueueTotals(filter: AccountFilter) {
  return useQuery({
    queryKey: ["accounts", "totals", filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/totals", { params: { query: filter }, signal })),
  });
}
