import { useQuery } from "@tanstack/react-query";
import { api, got } from "../api/client";
import { useMay } from "../api/session";

/** The accounts the person looked at last, the last first; none for who may not read accounts. */
export function useRecentAccounts(wanted: boolean) {
  const may = useMay();
  return useQuery({
    queryKey: ["search", "recent"], enabled: wanted && may("account:read"), staleTime: 0,
    queryFn: ({ signal }) => got(api.GET("/api/v1/search/recent", { signal })),
  });
}
