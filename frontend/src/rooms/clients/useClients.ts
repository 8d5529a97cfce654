import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, got } from "../../api/client";
import type { components, paths } from "../../api/schema.gen";

type ClientFilter = Omit<NonNullable<paths["/api/v1/clients"]["get"]["parameters"]["query"]>, "cursor" | "limit">;
export type ClientLine = components["schemas"]["ClientRow"];

/** Rows a request: one screen and a half, so the first paint is quick and scrolling stays ahead. */
const PAGE = 200;

/** The clients of a filter, page after page as the list is scrolled. */
export function useClients(filter: ClientFilter) {
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
