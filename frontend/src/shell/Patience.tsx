import { useQuery } from "@tanstack/react-query";
import { api, got } from "../api/client";
import { overdueWords } from "../words/overdue";
import { useWords } from "../words/words";

/** How long a promise keeps letters back, by the policy of its currency; nothing before that is known. */
export function Patience({ currency }: { currency: string }) {
  const say = useWords(overdueWords);
  const { data } = useQuery({ queryKey: ["policies"], queryFn: ({ signal }) => got(api.GET("/api/v1/collections/policies", { signal })) });
  const policy = data?.find((one) => one.currency === currency);
  return <p className="muted">{policy ? say("promise_text", { n: policy.patience_days + 1 }) : "\u00a0"}</p>;
}
