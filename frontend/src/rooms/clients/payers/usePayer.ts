/** What the page of a payer asks the server for. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, got } from "../../../api/client";
import { PAGE, usePages } from "../../../api/pages";
import type { components, operations } from "../../../api/schema.gen";

type Schemas = components["schemas"];
export type InvoiceRow = Schemas["InvoiceRow"];
export type PaymentRow = Schemas["PaymentRow"];
export type PayerOwes = Schemas["PayerOwesView"];
type InvoiceFilter = Omit<NonNullable<operations["lists_list_invoices"]["parameters"]["query"]>, "cursor" | "limit">;
type PaymentFilter = Omit<NonNullable<operations["lists_list_payments"]["parameters"]["query"]>, "cursor" | "limit">;

/** Notes a request: what one reads before a call. */
const NOTES = 20;
const FRESH = { refetchOnMount: "always" } as const;
const of = (id: string) => ({ params: { path: { payer_id: id } } });

export function usePayer(id: string) {
  return useQuery({ ...FRESH, queryKey: ["payers", "one", id], queryFn: ({ signal }) => got(api.GET("/api/v1/payers/{payer_id}", { ...of(id), signal })) });
}

export function usePayerOwes(id: string) {
  return useQuery({ ...FRESH, queryKey: ["payers", "owes", id], queryFn: ({ signal }) => got(api.GET("/api/v1/payers/{payer_id}/owes", { ...of(id), signal })) });
}

export function usePayerInvoices(filter: InvoiceFilter) {
  return usePages<InvoiceRow>(["invoices", filter], (cursor, signal) =>
    got(api.GET("/api/v1/invoices", { params: { query: { ...filter, cursor, limit: PAGE } }, signal })), { keep: true });
}

export function usePayerPayments(filter: PaymentFilter) {
  return usePages<PaymentRow>(["payments", filter], (cursor, signal) =>
    got(api.GET("/api/v1/payments", { params: { query: { ...filter, cursor, limit: PAGE } }, signal })), { keep: true });
}

export function usePaymentSums(filter: PaymentFilter) {
  return useQuery({
    queryKey: ["payments", "totals", filter], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => got(api.GET("/api/v1/payments/totals", { params: { query: filter }, signal })),
  });
}

export function usePayerNotes(id: string) {
  return usePages<Schemas["PayerNoteView"]>(["payers", "notes", id], (cursor, signal) =>
    got(api.GET("/api/v1/payers/{payer_id}/notes", { params: { path: { payer_id: id }, query: { cursor, limit: NOTES } }, signal })), FRESH);
}
