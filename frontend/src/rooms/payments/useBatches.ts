import { useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { PAGE, usePages } from "../../api/pages";
import type { components } from "../../api/schema.gen";

export type Batch = components["schemas"]["BatchView"];
export type BatchPayment = components["schemas"]["BatchPaymentView"];
export type BatchMethod = components["schemas"]["BatchIn"]["method"];

/** All batches, the last opened first; or those that are open. */
export function useBatches(open: boolean) {
  return usePages<Batch>(["batches", open], (cursor, signal) =>
    got(api.GET("/api/v1/batches", { params: { query: { state: open ? "open" : "", cursor, limit: PAGE } }, signal })));
}

const pathOf = (number: string) => ({ path: { number } });

/** One batch; another person's postings show when the page is looked at again. */
export function useBatch(number: string) {
  return useQuery({ queryKey: ["batch", number], queryFn: ({ signal }) => got(api.GET("/api/v1/batches/{number}", { params: pathOf(number), signal })) });
}

/** The payments of a batch as they are now. */
export function useBatchPayments(number: string) {
  return useQuery({
    queryKey: ["batch", number, "payments"],
    queryFn: ({ signal }) => got(api.GET("/api/v1/batches/{number}/payments", { params: pathOf(number), signal })),
  });
}
