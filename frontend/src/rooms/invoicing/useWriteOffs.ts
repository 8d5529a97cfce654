import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { PAGE, usePages } from "../../api/pages";
import type { components, operations } from "../../api/schema.gen";

export type WriteOffRow = components["schemas"]["WriteOffRow"];
type Query = NonNullable<operations["lists_list_write_offs"]["parameters"]["query"]>;
export type WriteOffFilter = Omit<Query, "cursor" | "limit">;

/** The write-offs of a filter, page after page as the list is scrolled. */
export function useWriteOffs(filter: WriteOffFilter) {
  return usePages<WriteOffRow>(["write-offs", filter], (cursor, signal) =>
    got(api.GET("/api/v1/write-offs", { params: { query: { ...filter, cursor, limit: PAGE } }, signal })), { keep: true });
}

/** What all write-offs of a filter come to, loaded or not. */
export function useWriteOffTotals(filter: WriteOffFilter) {
  return useQuery({
    queryKey: ["write-offs", "totals", filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => got(api.GET("/api/v1/write-offs/totals", { params: { query: filter }, signal })),
  });
}
