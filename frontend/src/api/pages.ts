/** Lists that load page after page. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";

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

/** A list page after page, and the rows of all pages so far. `more` are options of the query. */
export function usePages<T>(queryKey: readonly string[], ask: Ask<T>, more: { refetchOnMount?: "always" } = {}) {
  const query = useInfiniteQuery({
    ...more, queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    getNextPageParam: (last) => last.cursor ?? undefined,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, rows };
}
