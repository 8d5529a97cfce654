import { useQuery } from "@tanstack/react-query";
import type { components } from "../api/schema.gen";
import { Banner, Problem, Status } from "../kit";
import { auditWords } from "../words/audit";
import { useTold, useWords } from "../words/words";

type Proof = components["schemas"]["ProofView"];
type Ask = (since: number, signal: AbortSignal) => Promise<Proof>;

/** A long trail is proved part after part, up to its end or to the first entry that does not hold. */
async function proved(ask: Ask, signal: AbortSignal): Promise<Proof> {
  let proof = await ask(1, signal);
  while (!proof.whole && !proof.broken_at) proof = await ask(proof.upto, signal);
  return proof;
}

/** Whether an audit trail holds: proved anew at every look, with the first entry that does not. */
export function TrailProof({ of, ask }: { of: string; ask: Ask }) {
  const say = useWords(auditWords);
  const told = useTold(auditWords);
  const { data, error, refetch } = useQuery({
    queryKey: ["trail", of, "proof"], refetchOnMount: "always",
    queryFn: ({ signal }) => proved(ask, signal),
  });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <p className="muted" role="status">{say("proving")}</p>;
  if (data.broken_at) return <Banner severity="critical" title={say("broken", { n: data.broken_at })}>{told("fault", data.fault)}</Banner>;
  return <p><Status tone="good">{say("holds", { n: data.upto })}</Status></p>;
}
