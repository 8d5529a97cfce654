/** Write-offs at the server: the office's limits, what would become of some, and what is done, each once for its key. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api, got } from "../api/client";
import { problemOf } from "../api/problem";
import type { components } from "../api/schema.gen";

export type WriteOff = components["schemas"]["WriteOffView"];
export type Ahead = components["schemas"]["WriteOffsAheadView"];
export type WriteOffPolicy = components["schemas"]["WriteOffPolicyView"];

export const REASONS = ["small_balance", "not_worth_pursuing", "deceased", "bankruptcy", "time_barred"] as const satisfies readonly WriteOff["reason"][];

/** What one person writes off alone, by currency, and from which age a balance is listed as small. */
export function useWriteOffPolicies(wanted = true) {
  return useQuery({
    queryKey: ["write-off-policies"], enabled: wanted, staleTime: 60_000,
    queryFn: ({ signal }) => got(api.GET("/api/v1/write-off-policies", { signal })),
  });
}

/** Afterwards lists, sums, the account and its invoices are asked for anew. */
export function useWriteOffsChanged(): () => void {
  const queries = useQueryClient();
  return useCallback(() => void queries.invalidateQueries(), [queries]);
}

interface Wanted {
  party: string;
  amount_minor: number;
  reason: WriteOff["reason"];
  note: string;
}

/** Write off what a party has open: at once, or asked of a second person; the answer's state says which. */
export function writeOff(account_id: string, invoice_id: string, body: Wanted, key: string): Promise<WriteOff> {
  const params = { path: { account_id, invoice_id }, header: { "Idempotency-Key": key } };
  return got(api.POST("/api/v1/accounts/{account_id}/invoices/{invoice_id}/write-offs", { params, body }));
}

interface Named {
  account_id: string;
  invoice_id: string;
  write_off_id: string;
}

const paramsOf = ({ account_id, invoice_id, write_off_id }: Named, key: string) => ({ path: { account_id, invoice_id, write_off_id }, header: { "Idempotency-Key": key } });

/** Decide on one that waits, or withdraw one's own. */
export function decideOn(verb: "approve" | "refuse" | "withdraw", one: Named, key: string): Promise<WriteOff> {
  const params = paramsOf(one, key);
  if (verb === "approve") return got(api.POST("/api/v1/accounts/{account_id}/invoices/{invoice_id}/write-offs/{write_off_id}/approve", { params }));
  if (verb === "refuse") return got(api.POST("/api/v1/accounts/{account_id}/invoices/{invoice_id}/write-offs/{write_off_id}/refuse", { params }));
  return got(api.POST("/api/v1/accounts/{account_id}/invoices/{invoice_id}/write-offs/{write_off_id}/withdraw", { params }));
}

/** Take a posted one back: the amount is open again. */
export function takeBack(one: Named, key: string): Promise<WriteOff> {
  return got(api.POST("/api/v1/accounts/{account_id}/invoices/{invoice_id}/write-offs/{write_off_id}/take-back", { params: paramsOf(one, key), body: { note: "" } }));
}

/** What is asked before each decision. */
export const ASKS = {
  approve: { title: "approve_title", text: "approve_text" }, refuse: { title: "refuse_title", text: "refuse_text" }, withdraw: { title: "withdraw_title", text: "withdraw_text" },
} as const;

export interface Ended<T> {
  done: T[];
  failures: { name: string; reason: string }[];
}

/** One after the other, each under a key of its own: what is refused stops none of the others, and is told with why. */
export async function inTurn<I, T>(items: readonly I[], act: (item: I, at: number) => Promise<T>, nameOf: (item: I) => string, tell: (done: number) => void = () => undefined): Promise<Ended<T>> {
  const ended: Ended<T> = { done: [], failures: [] };
  for (const [at, item] of items.entries()) {
    try {
      ended.done.push(await act(item, at));
    } catch (error) {
      ended.failures.push({ name: nameOf(item), reason: problemOf(error).detail ?? problemOf(error).code });
    }
    tell(at + 1);
  }
  return ended;
}
