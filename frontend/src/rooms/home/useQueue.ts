import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";
import { saveFile } from "../../kit";
import { ACCOUNT_QUEUES, type AccountQueue } from "./queues";

export type AccountRow = components["schemas"]["AccountRow"];

/** Rows a request, and the most a queue shows: a longer one is read in its export. */
const PAGE = 500;
const MOST = 10_000;

/** All accounts of a queue: pages may be short, so they are asked for until there are no more. */
export function useQueue(queue: AccountQueue, text: string) {
  const { asks } = ACCOUNT_QUEUES[queue];
  const query = useInfiniteQuery({
    queryKey: ["accounts", asks, text],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      got(api.GET("/api/v1/accounts", { params: { query: { ...asks, text, cursor: pageParam, limit: PAGE } }, signal })),
    getNextPageParam: (last) => last.cursor ?? undefined,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const { hasNextPage, isFetching, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && rows.length < MOST) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage, rows.length]);
  return { ...query, rows };
}

/** The queue as a file, every row of it. */
export function exportQueue(queue: AccountQueue, text: string): Promise<void> {
  const filter = { ...ACCOUNT_QUEUES[queue].asks, text };
  return saveFile(async () => (await got(api.POST("/api/v1/exports", { body: { list: "accounts", filter } }))).url);
}
