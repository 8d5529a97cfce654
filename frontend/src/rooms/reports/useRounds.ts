import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";

export type Round = components["schemas"]["RoundView"];
export type Task = components["schemas"]["RoundIn"]["task"];

/** While something is under way it is asked for this often: a night takes minutes. */
const ASK_MS = 3000;

/** How far the last night of dunning, proof and rebuild have come; asked again while one of them goes on. */
export function useRounds() {
  return useQuery({
    queryKey: ["rounds"],
    queryFn: ({ signal }) => got(api.GET("/api/v1/reports/rounds", { signal })),
    refetchInterval: (query) => (query.state.data?.some((one) => one.state === "running") ? ASK_MS : false),
  });
}

/** Begin a proof or a rebuild, and show it. */
export function useBeginRound() {
  const queries = useQueryClient();
  return useCallback(
    async (task: Task) => {
      await got(api.POST("/api/v1/reports/rounds", { body: { task } }));
      await queries.invalidateQueries({ queryKey: ["rounds"] });
    },
    [queries],
  );
}
