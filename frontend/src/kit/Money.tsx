import type { Amount } from "../words/amount";

/** An amount, as the server wrote it. Tabular figures; put it in an `end`-aligned column or cell. */
export function Money({ amount, strong, label }: { amount: Amount | null | undefined; strong?: boolean; label?: string }) {
  if (!amount) return <span className="money muted">–</span>;
  return (
    <data value={amount.minor} className={strong ? "money strong" : "money"} aria-label={label && `${label} ${amount.display}`}>
      {amount.display}
    </data>
  );
}
