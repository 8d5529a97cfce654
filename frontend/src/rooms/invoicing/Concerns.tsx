import { Banner } from "../../kit";
import { chargesWords } from "../../words/charges";
import { useWords } from "../../words/words";
import type { AccountFile } from "./useAccount";

const SEVERITY = { info: "note", warning: "caution", critical: "critical" } as const;

/** What everybody who opens the account must know, on top of its screens. */
export function Concerns({ file }: { file: AccountFile }) {
  const say = useWords(chargesWords);
  return file.concerns
    .filter((one) => !one.ended_at)
    .map((one) => <Banner key={one.id} severity={SEVERITY[one.severity]} title={say(`concern_${one.kind}`)}>{one.text}</Banner>);
}
