import { useQuery } from "@tanstack/react-query";
import { api, got } from "../api/client";
import type { SelectOption } from "../kit/SelectField";

/** The payers by name, to narrow a list to one. */
export function usePayerChoices(enabled = true): SelectOption[] {
  const query = useQuery({
    queryKey: ["payers", "names"], staleTime: 600_000, enabled,
    queryFn: ({ signal }) => got(api.GET("/api/v1/payers", { params: { query: { limit: 500 } }, signal })),
  });
  return query.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? [];
}
