import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";

export type Payment = components["schemas"]["PaymentView"];
export type Overview = components["schemas"]["OverviewView"];
export type Entry = components["schemas"]["AccountEntryView"];

const IDS_AT_ONCE = 100;

interface Place {
  account_id: string;
  payment_id: string;
}

/** A refund by the gateway is asked for after the answer: it is looked for a few times, then the person looks. */
const LOOK_MS = 2500;
const LOOKS = 6;

export function usePayment(path: Place) {
  return useQuery({
    queryKey: ["payment", path.account_id, path.payment_id],
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}/payments/{payment_id}", { params: { path }, signal })),
    refetchInterval: ({ state }) => (state.data?.refunds.some((one) => one.state === "pending") && state.dataUpdateCount < LOOKS ? LOOK_MS : false),
  });
}

/** Whose account it is and which parties it has. */
export function useOverview(account_id: string | undefined) {
  return useQuery({
    queryKey: ["account", account_id, "overview"],
    enabled: account_id !== undefined,
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}/overview", { params: { path: { account_id: account_id ?? "" } }, signal })),
  });
}

/** The numbers of the invoices that a payment pays, by their ids. */
export function useInvoiceNumbers({ account_id, allocations }: Payment) {
  const id = allocations.map((one) => one.invoice_id).slice(0, IDS_AT_ONCE);
  return useQuery({
    queryKey: ["account", account_id, "invoice-numbers", id],
    enabled: id.length > 0,
    queryFn: async ({ signal }) => {
      const page = await got(api.GET("/api/v1/accounts/{account_id}/invoices", { params: { path: { account_id }, query: { id } }, signal }));
      return Object.fromEntries(page.items.map((one) => [one.id, one.number]));
    },
  });
}

/** The entries of the books that are about a payment. */
export function useEntries(path: Place) {
  return useQuery({
    queryKey: ["payment", path.account_id, path.payment_id, "entries"],
    queryFn: ({ signal }) =>
      got(api.GET("/api/v1/accounts/{account_id}/entries", { params: { path: { account_id: path.account_id }, query: { subject: path.payment_id } }, signal })),
  });
}

/** After money moved: everything that may show it is asked anew. */
export function useMoved(): () => void {
  const queries = useQueryClient();
  return useCallback(() => void queries.invalidateQueries(), [queries]);
}
