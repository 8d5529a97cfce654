/** What things cost: prices, fee schedules, and the tax rules prices name. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";
import type { System } from "./shared";

export type PriceRow = components["schemas"]["PriceRowView"];

export function useSchedules() {
  return useQuery({ queryKey: ["schedules"], queryFn: ({ signal }) => got(api.GET("/api/v1/catalog/fee-schedules", { signal })) });
}

const PAGE = 200;

export function usePrices(schedule: string, system: System | undefined, begins: string) {
  const query = useInfiniteQuery({
    queryKey: ["prices", schedule, system, begins],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      got(api.GET("/api/v1/catalog/fee-schedules/{schedule}/prices", { params: { path: { schedule }, query: { system, begins: begins.toUpperCase() || undefined, cursor: pageParam, limit: PAGE } }, signal })),
    getNextPageParam: (last) => last.cursor ?? undefined,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, rows };
}

export function useTaxes() {
  return useQuery({ queryKey: ["taxes"], queryFn: ({ signal }) => got(api.GET("/api/v1/catalog/taxes", { signal })) });
}
