import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { PAGE, usePages } from "../../api/pages";
import type { components, operations } from "../../api/schema.gen";

export type AccountRow = components["schemas"]["AccountRow"];
export type OverdueTotals = components["schemas"]["AccountSumsView"];
export type DunningFile = components["schemas"]["DunningFileView"];
export type LeftOut = components["schemas"]["LeftOutView"];
export type Letter = components["schemas"]["LetterView"];
export type AccountFilter = Omit<NonNullable<operations["lists_list_accounts"]["parameters"]["query"]>, "limit" | "cursor">;

export function useOverdue(filter: AccountFilter) {
  return usePages<AccountRow>(["overdue", filter], (cursor, signal) =>
    got(api.GET("/api/v1/accounts", { params: { query: { ...filter, cursor, limit: PAGE } }, signal })), { keep: true });
}

export function useOverdueTotals(filter: AccountFilter) {
  return useQuery({
    queryKey: ["overdue", "totals", filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/totals", { params: { query: filter }, signal })),
  });
}

/** Where an account stands: level, holds, promises, and what happens next. */
export function useDunningFile(account_id: string) {
  return useQuery({
    queryKey: ["account", account_id, "dunning"],
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}/dunning", { params: { path: { account_id } }, signal })),
  });
}

/** The letters of a day before they go; a page of the server may hold few and still have a next one. */
export function useLetters(on: string | undefined) {
  return usePages<Letter>(["letters", on], (cursor, signal) =>
    got(api.GET("/api/v1/collections/preview", { params: { query: { on, cursor, limit: PAGE } }, signal })));
}

/** The accounts that the nights could not take. */
export function useLeftOut() {
  return usePages<LeftOut>(["left-out"], (cursor, signal) =>
    got(api.GET("/api/v1/collections/left-out", { params: { query: { cursor, limit: PAGE } }, signal })));
}

/** How a template reads in the client's language. */
export function useSample(template: string, language: string) {
  return useQuery({
    queryKey: ["template", template, language],
    enabled: template !== "",
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      got(api.GET("/api/v1/templates/{template}", { params: { path: { template }, query: { language: language as "en" | "sv" | "pl" } }, signal })),
  });
}
