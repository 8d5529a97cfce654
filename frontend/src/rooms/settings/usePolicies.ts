import { useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";

export type Policy = components["schemas"]["PolicyView"];
export type PolicyIn = components["schemas"]["PolicyIn"];

/** The dunning policies in force. */
export function usePolicies() {
  return useQuery({ queryKey: ["policies"], queryFn: ({ signal }) => got(api.GET("/api/v1/collections/policies", { signal })) });
}
