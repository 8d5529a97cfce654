import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { problemOf } from "../api/problem";

/** Refusals are answers: only a missing connection or a server fault is worth asking again. */
function again(tries: number, error: unknown): boolean {
  const { status } = problemOf(error);
  return tries < 2 && (status === 0 || status >= 502);
}

/** 20 s: long enough to walk through a list without asking again, short enough that balances are fresh. */
const FRESH_MS = 20_000;

export function makeQueries(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache(),
    mutationCache: new MutationCache(),
    defaultOptions: {
      queries: { retry: again, staleTime: FRESH_MS, refetchOnWindowFocus: true },
      // Money is never sent twice by itself: the person sees the failure and tries again with the same key.
      mutations: { retry: false },
    },
  });
}
