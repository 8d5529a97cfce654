/** Which releases of each code system the office has. */
import { useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";

export const EDITIONS = { queryKey: ["editions"], queryFn: ({ signal }: { signal?: AbortSignal }) => got(api.GET("/api/v1/catalog/releases", { signal })) };

export function useEditions() {
  return useQuery(EDITIONS);
}
