import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { api, got } from "../../api/client";
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
const PAGE = 200;
const MOST = 10_000;

function isWorking(state: string): boolean {
  return WORKING.includes(state);
}

export function useImports() {
  const query = useInfiniteQuery({
    queryKey: ["imports"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => got(api.GET("/api/v1/imports", { params: { query: { cursor: pageParam, limit: PAGE } }, signal })),
    getNextPageParam: (last) => last.cursor ?? undefined,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, rows };
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

/** What is wrong or worth knowing, row by row; `all` asks for page after page. */
export function useFindings(id: string, options: { all: boolean; enabled: boolean; fresh: string }) {
  const query = useInfiniteQuery({
    queryKey: ["import", id, "findings", options.fresh],
    enabled: options.enabled,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      got(api.GET("/api/v1/imports/{import_id}/findings", { params: { path: { import_id: id }, query: { cursor: pageParam, limit: options.all ? PAGE : 10 } }, signal })),
    getNextPageParam: (last) => last.cursor ?? undefined,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  useEffect(() => {
    if (options.all && hasNextPage && !isFetchingNextPage && !isFetchNextPageError && rows.length < MOST) void fetchNextPage();
  }, [options.all, hasNextPage, isFetchingNextPage, isFetchNextPageError, rows.length, fetchNextPage]);
  return { ...query, rows };
}

export async function exportFindings(import_id: string): Promise<string> {
  const { address } = await got(api.POST("/api/v1/imports/{import_id}/findings/export", { params: { path: { import_id } } }));
  return address;
}
