import { useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { usePages } from "../../api/pages";
import type { components, operations } from "../../api/schema.gen";

export type AgeingLine = components["schemas"]["AgeingView"];
export type TrialReport = components["schemas"]["TrialReport"];
export type DaySheet = components["schemas"]["DaySheetView"];
export type DayLine = components["schemas"]["MovedView"];
export type Entry = components["schemas"]["EntryView"];
export type Search = components["schemas"]["AuditEntryView"];
/** Whose receivables, as of which day, in which currency, past due alone, by number or guarantor. */
export type LinesAsked = Omit<NonNullable<operations["reports_ageing_accounts"]["parameters"]["query"]>, "limit" | "cursor">;

/** Entries a request: some screens of a busy day. */
const PAGE = 100;

/** Receivables by age as of a day; the office's today without one. */
export function useAgeing(on: string | undefined, party: string) {
  return useQuery({
    queryKey: ["ageing", on, party],
    queryFn: ({ signal }) => got(api.GET("/api/v1/reports/ageing", { params: { query: { on, party } }, signal })),
  });
}

/** The accounts that owe, by number, each with its ages; page after page. */
export function useAgeingAccounts(asked: LinesAsked) {
  return usePages(["ageing", "accounts", asked], (cursor, signal) =>
    got(api.GET("/api/v1/reports/ageing/accounts", { params: { query: { ...asked, cursor, limit: PAGE } }, signal })));
}

export function useTrialBalance(on: string | undefined) {
  return useQuery({
    queryKey: ["trial-balance", on],
    queryFn: ({ signal }) => got(api.GET("/api/v1/reports/trial-balance", { params: { query: { on } }, signal })),
  });
}

/** Which entries of a day: of a payer, on a ledger account, posted by somebody; empty for all. */
export interface WantedEntries {
  party: string;
  code: string;
  by: string;
}

/** The entries that take effect on a day, page after page. */
export function useJournal(on: string, wanted: WantedEntries) {
  return usePages<Entry>(["journal", on, wanted], (cursor, signal) =>
    got(api.GET("/api/v1/reports/journal", { params: { query: { on, ...wanted, cursor, limit: PAGE } }, signal })));
}

/** What a day moved by method and person; the office's today without one. */
export function useDaySheet(on: string | undefined, currency: string | undefined) {
  return useQuery({
    queryKey: ["day-sheet", on, currency],
    queryFn: ({ signal }) => got(api.GET("/api/v1/reports/day-sheet", { params: { query: { on, currency } }, signal })),
  });
}

/** When a colleague searched among all clients, latest first, page after page. */
export function useSearches(who: string) {
  return usePages<Search>(["searches", who], (cursor, signal) =>
    got(api.GET("/api/v1/audit/searches/{subject}", { params: { path: { subject: who }, query: { cursor, limit: PAGE } }, signal })));
}

/** Whether the trail of a colleague's searches holds, from one place on. */
export function proveSearches(who: string, since: number, signal: AbortSignal) {
  return got(api.GET("/api/v1/audit/searches/{subject}/proof", { params: { path: { subject: who }, query: { since } }, signal }));
}

/** What day it is in the office. */
export function useOfficeDay(): string | undefined {
  return useQuery({ queryKey: ["home"], queryFn: ({ signal }) => got(api.GET("/api/v1/home", { signal })) }).data?.on;
}
