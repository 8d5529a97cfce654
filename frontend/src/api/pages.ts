/** A list that loads page after page, asked for to its end: what a file of it must hold. */

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
