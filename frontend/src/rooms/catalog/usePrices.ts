/** What things cost: prices, fee schedules, and the tax rules prices name. */
import { useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { PAGE, usePages } from "../../api/pages";
import type { components } from "../../api/schema.gen";
import type { System } from "./shared";

export type PriceRow = components["schemas"]["PriceRowView"];

export function useSchedules() {
  return useQuery({ queryKey: ["schedules"], queryFn: ({ signal }) => got(api.GET("/api/v1/catalog/fee-schedules", { signal })) });
}

export function usePrices(schedule: string, system: System | undefined, begins: string) {
  return usePages<PriceRow>(["prices", schedule, system, begins], (cursor, signal) => {
    const params = { path: { schedule }, query: { system, begins: begins.toUpperCase() || undefined, cursor, limit: PAGE } };
    return got(api.GET("/api/v1/catalog/fee-schedules/{schedule}/prices", { params, signal }));
  });
}

export function useTaxes() {
  return useQuery({ queryKey: ["taxes"], queryFn: ({ signal }) => got(api.GET("/api/v1/catalog/taxes", { signal })) });
}
