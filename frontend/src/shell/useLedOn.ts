/** Old addresses lead on: what lay on an account that was merged lies on the one that has it now. */
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation } from "wouter";
import { api, got } from "../api/client";
import { ApiProblem } from "../api/problem";

/**
 * Goes to the same page of the surviving account when a thing is not on this account, and the account was merged.
 * True while that is looked for or gone to: then the page shows no error yet.
 */
export function useLedOn(accountId: string, error: unknown): boolean {
  const missing = error instanceof ApiProblem && error.body.status === 404;
  const account = useQuery({
    queryKey: ["account", accountId], enabled: missing,
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}", { params: { path: { account_id: accountId } }, signal })),
  });
  const into = missing ? account.data?.account.merged_into : undefined;
  const [path, go] = useLocation();
  useEffect(() => {
    if (into) go(path.replace(accountId, into), { replace: true });
  }, [accountId, go, into, path]);
  return missing && (account.isLoading || Boolean(into));
}
