import { useMemo } from "react";
import { agesWords } from "../words/ages";
import type { Amount } from "../words/amount";
import { useWords } from "../words/words";
import type { AgeingBucket } from "./Ageing";

/** The buckets of age, youngest first, as the server names them (`invoicing/rules/ageing.py`), with their words. */
const BUCKETS = [
  ["current", "age_current"], ["1-30", "age_1_30"], ["31-60", "age_31_60"], ["61-90", "age_61_90"], ["91-120", "age_91_120"], ["120+", "age_over_120"],
] as const;

interface Ages {
  /** Each bucket and what it is called. */
  all: readonly { key: string; label: string }[];
  /** The amounts of an answer, in order; a bucket it does not name is left out. */
  of: (ageing: Readonly<Record<string, Amount>>) => AgeingBucket[];
}

/** How debts are told by age, on every screen alike. */
export function useAges(): Ages {
  const say = useWords(agesWords);
  return useMemo(() => {
    const all = BUCKETS.map(([key, label]) => ({ key, label: say(label) }));
    return { all, of: (ageing) => all.flatMap((one) => (ageing[one.key] ? [{ ...one, amount: ageing[one.key] as Amount }] : [])) };
  }, [say]);
}
