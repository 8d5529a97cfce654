import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { api, got } from "../../api/client";
import type { components, operations } from "../../api/schema.gen";

export type PaymentRow = components["schemas"]["PaymentRow"];
export type PaymentFilter = Omit<NonNullable<operations["lists_list_payments"]["parameters"]["query"]>, "limit" | "cursor">;

/** Rows a request: one screen and a half, so the first paint is quick. */
const PAGE = 200;
/** Further pages come by themselves up to here, so that sorting and selecting see every row. */
const MOST = 10_000;

/** The payments of a filter, the newest first. */
export function usePayments(filter: PaymentFilter) {
  const query = useInfiniteQuery({
    queryKey: ["payments", filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      got(api.GET("/api/v1/payments", { params: { query: { ...filter, cursor: pageParam, limit: PAGE } }, signal })),
    getNextPageParam: (last) => last.cursor ?? undefined,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && rows.length < MOST) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, rows.length, fetchNextPage]);
  return { ...query, rows };
}

/** How many payments hold the filter, and what they come to. */
export function usePaymentTotals(filter: PaymentFilter) {
  return useQuery({
    queryKey: ["payments", "totals", filter],
    queryFn: ({ signal }) => got(api.GET("/api/v1/payments/totals", { params: { query: filter }, signal })),
  });
}

/** The address of a CSV of every payment that holds the filter. */
export async function exportPayments(filter: PaymentFilter): Promise<string> {
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  const { url } = await got(api.POST("/api/v1/exports", { body: { list: "payments", filter: asked } }));
  return url;
}
