import type { Amount } from "../words/amount";

/** An amount, as the server wrote it; `large` for the one figure of a card. Tabular figures; put it in an `end`-aligned column or cell. */
export function Money({ amount, strong, large, label }: { amount: Amount | null | undefined; strong?: boolean; large?: boolean; label?: string }) {
  if (!amount) return <span className="money muted">–</span>;
  return (
    <data value={amount.minor} className={["money", strong && "strong", large && "large"].filter(Boolean).join(" ")} aria-label={label && `${label} ${amount.display}`}>
      {amount.display}
    </data>
  );
}
