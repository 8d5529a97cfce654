import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { PAGE, usePages } from "../../api/pages";
import type { components, operations } from "../../api/schema.gen";

export type PaymentRow = components["schemas"]["PaymentRow"];
export type PaymentTotals = components["schemas"]["PaymentSumsView"];
export type PaymentFilter = Omit<NonNullable<operations["lists_list_payments"]["parameters"]["query"]>, "limit" | "cursor">;

/** The payments of a filter, the newest first. */
export function usePayments(filter: PaymentFilter) {
  return usePages<PaymentRow>(["payments", filter], (cursor, signal) =>
    got(api.GET("/api/v1/payments", { params: { query: { ...filter, cursor, limit: PAGE } }, signal })), { keep: true });
}

/** How many payments hold the filter, and what they come to. */
export function usePaymentTotals(filter: PaymentFilter) {
  return useQuery({
    queryKey: ["payments", "totals", filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => got(api.GET("/api/v1/payments/totals", { params: { query: filter }, signal })),
  });
}
