/** What the merging of two accounts asks the server for. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, got } from "../../../api/client";
import type { components } from "../../../api/schema.gen";

type Schemas = components["schemas"];
export type Preview = Schemas["MergePreviewView"];
export type Side = Schemas["MergeSideView"];
export type Merge = Schemas["MergeView"];
export type Pair = Schemas["PairIn"];

const LOOK_MS = 2000; // how often to look how far a merge is that goes on in the background

/** A preview is of a moment: it is asked anew whenever its page opens, and is none of the account's own answers. */
export function usePreview(survivor: string, merged: string, pairs: readonly Pair[]) {
  return useQuery({
    queryKey: ["merge", survivor, merged, pairs], enabled: Boolean(survivor && merged), refetchOnMount: "always", gcTime: 0,
    queryFn: ({ signal }) => got(api.POST("/api/v1/accounts/{account_id}/merges/preview", {
      params: { path: { account_id: survivor } }, body: { merged, pairs: [...pairs] }, signal,
    })),
    placeholderData: (before) => before,
  });
}

export const moves = ({ state }: Merge) => state === "moving" || state === "splitting";

/** The merges an account stands in; looked at again and again while one goes on. */
export function useMerges(id: string, wanted: boolean) {
  return useQuery({
    queryKey: ["account", id, "merges"], enabled: wanted, refetchOnMount: "always",
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}/merges", { params: { path: { account_id: id } }, signal })),
    refetchInterval: (query) => (query.state.data?.items.some(moves) ? LOOK_MS : false),
  });
}

/** Who else may be of the same person; asked once in a while, as whoever is shown leaves a reading on each. */
export function useLikelyTwins(id: string, wanted: boolean) {
  return useQuery({
    queryKey: ["likely", id], enabled: wanted, staleTime: 5 * 60_000,
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}/duplicates", { params: { path: { account_id: id } }, signal })),
  });
}

/** Tells two accounts apart that look alike, or takes it back; who is like the account is asked for anew. */
export function useTellApart(id: string): (other: string, apart: boolean) => Promise<void> {
  const queries = useQueryClient();
  return async (other, apart) => {
    const path = { account_id: id, other_id: other };
    await api.PUT("/api/v1/accounts/{account_id}/duplicates/{other_id}", { params: { path }, body: { apart } });
    await queries.invalidateQueries({ queryKey: ["likely"] });
  };
}

/** After a merge or a split: both accounts are asked for anew, and whoever else is like them. */
export function useBothAnew(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () => Promise.all(["account", "likely"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
}

export function merge(survivor: string, body: Schemas["MergeIn"], key: string): Promise<Merge> {
  return got(api.POST("/api/v1/accounts/{account_id}/merges", { params: { path: { account_id: survivor }, header: { "Idempotency-Key": key } }, body }));
}

export function split(one: Merge, key: string): Promise<Merge> {
  const path = { account_id: one.survivor_id, merged_id: one.merged_id };
  return got(api.POST("/api/v1/accounts/{account_id}/merges/{merged_id}/split", { params: { path, header: { "Idempotency-Key": key } } }));
}
