import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";

export type ClientLine = components["schemas"]["ClientRow"];

/** Rows a request: one screen and a half, so the first paint is quick and scrolling stays ahead. */
const PAGE = 200;

/** The clients of a filter, page after page as the list is scrolled. */
export function useClients(filter: { state: "" | "active" | "closed"; text: string }) {
  const query = useInfiniteQuery({
    queryKey: ["clients", filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      got(api.GET("/api/v1/clients", { params: { query: { ...filter, cursor: pageParam, limit: PAGE } }, signal })),
    getNextPageParam: (last) => last.cursor ?? undefined,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, rows };
}
