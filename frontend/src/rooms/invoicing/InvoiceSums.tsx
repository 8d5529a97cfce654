import { Money, Together } from "../../kit";
import { invoicesWords } from "../../words/invoices";
import { useWords } from "../../words/words";
import type { components } from "../../api/schema.gen";

/** What the filter comes to, by currency: all rows at the server, loaded or not. */
export function InvoiceSums({ totals, open }: { totals?: components["schemas"]["InvoiceTotalsView"]; open?: boolean }) {
  const say = useWords(invoicesWords);
  if (!totals?.by_currency.length) return null;
  return (
    <>
      <span className="muted">{say("total")}{open && ` · ${say("open")}`}</span>
      {totals.by_currency.map((one) => (
        <Together key={one.total.currency}><Money strong amount={one.total} />{open && <> <span className="muted">·</span> <Money amount={one.open} /></>}</Together>
      ))}
    </>
  );
}
