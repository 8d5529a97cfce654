/** Lists that load page after page: the one way a screen asks for one. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";

/** Rows a request: one screen and a half, so that the first paint is quick and scrolling stays ahead. */
export const PAGE = 200;
/** Further pages come by themselves up to here; a longer list is read in its export. */
const MOST = 10_000;

/** What a list is drawn from: its rows so far, and how to get more. */
export interface Listed<T> {
  rows: readonly T[];
  isPending: boolean;
  error: unknown;
  refetch: () => unknown;
  hasNextPage?: boolean;
  /** A next page is at the server, and nobody is fetching it. */
  more?: boolean;
  /** Fetch the next page. */
  onMore?: () => void;
  /** Every row, those still at the server too. Throws what the server refuses. */
  all?: () => Promise<readonly T[]>;
}

interface Pages<T> {
  data?: { pages: readonly { items: readonly T[] }[] } | undefined;
  hasNextPage: boolean;
  fetchNextPage: () => Promise<Pages<T>>;
}

/** Every row of a paged query, those already loaded and those still at the server. Throws what the server refuses. */
export async function allRows<T>(query: Pages<T> & { error?: unknown }): Promise<T[]> {
  let now: Pages<T> & { error?: unknown } = query;
  while (now.hasNextPage) {
    now = await now.fetchNextPage();
    if (now.error) throw now.error;
  }
  return now.data?.pages.flatMap((page) => page.items) ?? [];
}

interface Page<T> {
  items: T[];
  cursor?: string | null;
}

type Ask<T> = (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

interface PagesOptions {
  refetchOnMount?: "always";
  enabled?: boolean;
  /** While another filter is being asked for, the rows of the last one stay. Never across accounts. */
  keep?: boolean;
}

/** A list page after page, and the rows of all pages so far. */
export function usePages<T>(queryKey: readonly unknown[], ask: Ask<T>, { keep, ...more }: PagesOptions = {}) {
  const query = useInfiniteQuery({
    ...more, queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    getNextPageParam: (last) => last.cursor ?? undefined,
    placeholderData: keep ? keepPreviousData : undefined,
  });
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const onMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const waits = hasNextPage && !isFetching;
  return { ...query, rows, more: waits && !isFetchNextPageError, onMore, all: () => allRows(query) };
}

/** Ask for page after page while there are more, so that sorting, selecting and counting see every row. */
export function useWhole({ rows, more, onMore }: Listed<unknown>, wanted: boolean): void {
  useEffect(() => {
    if (wanted && more && rows.length < MOST) onMore?.();
  }, [wanted, more, onMore, rows.length]);
}
