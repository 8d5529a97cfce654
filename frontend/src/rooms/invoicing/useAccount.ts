import { useQueries, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";

export type AccountFile = components["schemas"]["AccountFileView"];

/** The party that is always there; the others are payers, by id. */
export const GUARANTOR = "guarantor";

/** An account with its clients and coverages. */
export function useAccountFile(accountId: string) {
  return useQuery({
    queryKey: ["account", accountId],
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}", { params: { path: { account_id: accountId } }, signal })),
  });
}

function payerQuery(payerId: string) {
  return {
    queryKey: ["payer", payerId],
    queryFn: ({ signal }: { signal: AbortSignal }) => got(api.GET("/api/v1/payers/{payer_id}", { params: { path: { payer_id: payerId } }, signal })),
    staleTime: 600_000,
  };
}

/** What parties are called: the guarantor by name, payers as the coverages name them, or as they are looked up. */
export function usePartyName(file: AccountFile | undefined, parties: readonly string[]): (party: string) => string {
  const known = useMemo(() => {
    const names = new Map(file?.coverages.map((one) => [one.payer_id, one.payer_name] as const));
    if (file) names.set(GUARANTOR, file.account.guarantor.name);
    return names;
  }, [file]);
  const strangers = file ? [...new Set(parties)].filter((party) => party !== GUARANTOR && !known.get(party)) : [];
  const found = useQueries({ queries: strangers.map(payerQuery) });
  const names = found.map((one) => one.data?.name ?? "").join("\n");
  return useCallback(
    (party) => {
      const at = strangers.indexOf(party);
      return known.get(party) || (at >= 0 && names.split("\n")[at]) || "…";
    },
    // `strangers` is made of the two others.
    // oxlint-disable-next-line react/exhaustive-deps
    [known, names],
  );
}

/** The fee schedule of the payer that is asked first for a client on a day; the cash prices without one. */
export function useSchedule(file: AccountFile, selfPay: boolean): (clientId: string, on: string | null) => string {
  const payers = [...new Set(file.coverages.map((one) => one.payer_id))];
  const found = useQueries({ queries: payers.map(payerQuery) });
  const schedules = JSON.stringify(found.map((one, at) => [payers[at], one.data?.fee_schedule ?? ""]));
  return useCallback(
    (clientId, on) => {
      const day = on ?? "9999";
      const holding = file.coverages.filter((one) => one.client_id === clientId && one.from_on <= day && (!one.until_on || day < one.until_on));
      const first = holding.toSorted((a, b) => a.order - b.order)[0];
      return (!selfPay && first && new Map(JSON.parse(schedules) as [string, string][]).get(first.payer_id)) || "cash";
    },
    [file.coverages, schedules, selfPay],
  );
}
