import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { api, got } from "../../api/client";
import type { components, operations } from "../../api/schema.gen";
import type { AgeingBucket } from "../../kit";
import type { Amount } from "../../words/amount";
import { overdueWords } from "../../words/overdue";
import { useWords } from "../../words/words";

export type AccountRow = components["schemas"]["AccountRow"];
export type Standing = components["schemas"]["StandingView"];
export type Letter = components["schemas"]["LetterView"];
export type AccountFilter = Omit<NonNullable<operations["lists_list_accounts"]["parameters"]["query"]>, "limit" | "cursor">;

const PAGE = 200;
/** Further pages come by themselves up to here, so that sorting and selecting see every row. */
const MOST = 10_000;

interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
}

/** Ask for page after page while there are more. */
function useWhole({ hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage }: Paged, have: number): void {
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && have < MOST) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, have, fetchNextPage]);
}

export function useOverdue(filter: AccountFilter) {
  const query = useInfiniteQuery({
    queryKey: ["overdue", filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => got(api.GET("/api/v1/accounts", { params: { query: { ...filter, cursor: pageParam, limit: PAGE } }, signal })),
    getNextPageParam: (last) => last.cursor ?? undefined,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  useWhole(query, rows.length);
  return { ...query, rows };
}

export function useOverdueTotals(filter: AccountFilter) {
  return useQuery({
    queryKey: ["overdue", "totals", filter],
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/totals", { params: { query: filter }, signal })),
  });
}

export async function exportAccounts(filter: AccountFilter): Promise<string> {
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  const { url } = await got(api.POST("/api/v1/exports", { body: { list: "accounts", filter: asked } }));
  return url;
}

/** Where an account stands: level, holds, promises, and what happens next. */
export function useStanding(account_id: string) {
  return useQuery({
    queryKey: ["account", account_id, "dunning"],
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}/dunning", { params: { path: { account_id } }, signal })),
  });
}

/** The letters of a day before they go; a page of the server may hold few and still have a next one. */
export function useLetters(on: string | undefined) {
  const query = useInfiniteQuery({
    queryKey: ["letters", on],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => got(api.GET("/api/v1/collections/preview", { params: { query: { on, cursor: pageParam, limit: PAGE } }, signal })),
    getNextPageParam: (last) => last.cursor ?? undefined,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  useWhole(query, rows.length + (query.data?.pages.length ?? 0));
  return { ...query, rows };
}

/** How a template reads in the client's language. */
export function useSample(template: string, language: string) {
  return useQuery({
    queryKey: ["template", template, language],
    enabled: template !== "",
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      got(api.GET("/api/v1/collections/templates/{template}", { params: { path: { template }, query: { language: language as "en" | "sv" | "pl" } }, signal })),
  });
}

/** The server's buckets for the kit's strip: five colours, so the two oldest share the last. */
export function useBuckets(): (ageing: Readonly<Record<string, Amount>>) => AgeingBucket[] {
  const say = useWords(overdueWords);
  return useMemo(
    () => (ageing) =>
      Object.entries(ageing).map(([key, amount]) => ({
        key, amount, label: key === "current" ? say("bucket_current") : key === "120+" ? say("bucket_over") : key.replace("-", "–"),
      })),
    [say],
  );
}
