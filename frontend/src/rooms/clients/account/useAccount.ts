/** What the account page asks the server for. Every key begins with the account, so one call renews all of it. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api, got } from "../../../api/client";
import { usePages } from "../../../api/pages";
import type { CallOutcome } from "../../../shell/notes";
import type { components } from "../../../api/schema.gen";

type Schemas = components["schemas"];
export type AccountFile = Schemas["AccountFileView"];
export type Overview = Schemas["OverviewView"];
export type Happening = Schemas["HappeningView"];
export type DunningFile = Schemas["DunningFileView"];
export type Notice = Schemas["NoticeView"];
export type LedgerLine = Schemas["LedgerLineView"];
export type Owing = "client" | "payers" | "";
export type AuditEntry = Schemas["AuditEntryView"];
export type AccountInvoice = Schemas["StandingInvoiceRow"];
export type AccountPayment = Schemas["PaymentView"];
type AccountAttempt = Schemas["AttemptView"];

/** Money moves on other pages: on coming back the account is always asked anew. */
const FRESH = { refetchOnMount: "always" } as const;
const PAGE = 100;
/** Of what stands below another list. */
const FEW = 10;

const of = (id: string) => ({ params: { path: { account_id: id } } });

export function readFile(id: string): Promise<AccountFile> {
  return got(api.GET("/api/v1/accounts/{account_id}", of(id)));
}

export function useFile(id: string) {
  return useQuery({ ...FRESH, queryKey: ["account", id, "file"], queryFn: () => readFile(id) });
}

export function useOverview(id: string) {
  return useQuery({
    ...FRESH, queryKey: ["account", id, "overview"],
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}/overview", { ...of(id), signal })),
  });
}

export function useDunningFile(id: string, allowed: boolean) {
  return useQuery({
    ...FRESH, queryKey: ["account", id, "dunning"], enabled: allowed,
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}/dunning", { ...of(id), signal })),
  });
}

/** A list of the account, page after page. */
function useAccountPages<T>(id: string, name: string, ask: Parameters<typeof usePages<T>>[1]) {
  return usePages(["account", id, name], ask, FRESH);
}

/** Everything that happened, or only the calls that came to an outcome. */
export function useTimeline(id: string, outcome: CallOutcome) {
  return useAccountPages<Happening>(id, `timeline ${outcome}`, (cursor, signal) =>
    got(api.GET("/api/v1/accounts/{account_id}/timeline", { params: { path: { account_id: id }, query: { cursor, ...(outcome && { outcome }) } }, signal })));
}

/** What moved what the client owes, what payers owe or both, with the balance after each line. */
export function useLedger(id: string, owing: Owing) {
  return useAccountPages<LedgerLine>(id, `ledger ${owing}`, (cursor, signal) =>
    got(api.GET("/api/v1/accounts/{account_id}/ledger", { params: { path: { account_id: id }, query: { cursor, owing } }, signal })));
}

export function useInvoices(id: string) {
  return useAccountPages<AccountInvoice>(id, "invoices", (cursor, signal) =>
    got(api.GET("/api/v1/accounts/{account_id}/invoices", { params: { path: { account_id: id }, query: { cursor, limit: PAGE } }, signal })));
}

export function useNotices(id: string) {
  return useAccountPages<Notice>(id, "notices", (cursor, signal) =>
    got(api.GET("/api/v1/accounts/{account_id}/notices", { params: { path: { account_id: id }, query: { cursor, limit: PAGE } }, signal })));
}

/** Who saw and changed the account; of the `changes` alone when they are asked for. */
export function useAudit(id: string, changes: boolean) {
  return useAccountPages<AuditEntry>(id, changes ? "changes" : "audit", (cursor, signal) =>
    got(api.GET("/api/v1/accounts/{account_id}/audit", { params: { path: { account_id: id }, query: { cursor, limit: PAGE, changes } }, signal })));
}

/** Whether the trail of an account holds, from one place on. */
export function proveAudit(id: string, since: number, signal: AbortSignal) {
  return got(api.GET("/api/v1/accounts/{account_id}/audit/proof", { params: { path: { account_id: id }, query: { since } }, signal }));
}

export function usePayments(id: string) {
  return useAccountPages<AccountPayment>(id, "payments", (cursor, signal) =>
    got(api.GET("/api/v1/accounts/{account_id}/payments", { params: { path: { account_id: id }, query: { cursor, limit: PAGE } }, signal })));
}

export function useAttempts(id: string) {
  return useAccountPages<AccountAttempt>(id, "attempts", (cursor, signal) =>
    got(api.GET("/api/v1/accounts/{account_id}/attempts", { params: { path: { account_id: id }, query: { cursor, limit: FEW } }, signal })));
}

export function useOwed(id: string, on: string) {
  return useQuery({
    queryKey: ["account", id, "owed", on],
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}/owed", { params: { path: { account_id: id }, query: { on } }, signal })),
    placeholderData: (before) => before,
  });
}

/** After anything was changed: ask for all of the account again. */
export function useRenew(id: string): () => void {
  const queries = useQueryClient();
  return useCallback(() => void queries.invalidateQueries({ queryKey: ["account", id] }), [queries, id]);
}
