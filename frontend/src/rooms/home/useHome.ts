import { useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";

export type Home = components["schemas"]["HomeView"];

/** The office at a glance. */
export function useHome() {
  return useQuery({ queryKey: ["home"], queryFn: ({ signal }) => got(api.GET("/api/v1/home", { signal })) });
}
