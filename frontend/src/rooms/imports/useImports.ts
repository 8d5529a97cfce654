import { useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { PAGE, usePages } from "../../api/pages";
import type { components } from "../../api/schema.gen";

export type ImportRow = components["schemas"]["ImportView"];
export type Progress = components["schemas"]["ProgressView"];
export type Finding = components["schemas"]["FindingView"];
export type Layout = components["schemas"]["Layout"];
export type Mode = components["schemas"]["Mode"];

/** The kinds of file of each layout, in the order they are read (docs/imports.md). */
export const KINDS: Record<Layout, readonly string[]> = {
  plain: ["clients", "coverages", "services", "payments"],
  synthea: ["payers", "patients", "payer_transitions", "organizations", "providers", "encounters", "claims", "claims_transactions"],
};

/** States in which the server works and the page looks again by itself. */
const WORKING: readonly string[] = ["reading", "checking", "posting"];
const LOOK_MS = 1000;

function isWorking(state: string): boolean {
  return WORKING.includes(state);
}

export function useImports() {
  return usePages<ImportRow>(["imports"], (cursor, signal) => got(api.GET("/api/v1/imports", { params: { query: { cursor, limit: PAGE } }, signal })));
}

export function useImport(id: string) {
  return useQuery({
    queryKey: ["import", id],
    queryFn: ({ signal }) => got(api.GET("/api/v1/imports/{import_id}", { params: { path: { import_id: id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data.state) ? LOOK_MS : false),
  });
}

/** How the letters of files read that do not say their encoding; asked anew when they were read in another one. */
export function useReadings(found: Progress, enabled: boolean) {
  return useQuery({
    queryKey: ["import", found.id, "readings", found.files.map((file) => file.encoding).join()],
    enabled,
    queryFn: ({ signal }) => got(api.GET("/api/v1/imports/{import_id}/readings", { params: { path: { import_id: found.id } }, signal })),
  });
}

/** What is wrong or worth knowing, row by row; `fresh` is the state it was asked in. */
export function useFindings(id: string, fresh: string, limit = PAGE) {
  return usePages<Finding>(["import", id, "findings", fresh, limit], (cursor, signal) =>
    got(api.GET("/api/v1/imports/{import_id}/findings", { params: { path: { import_id: id }, query: { cursor, limit } }, signal })));
}
