import { Money } from "../../kit";
import { invoicesWords } from "../../words/invoices";
import { useWords } from "../../words/words";
import type { components } from "../../api/schema.gen";

/** What the filter comes to, by currency: all rows at the server, loaded or not. */
export function InvoiceSums({ totals, open }: { totals?: components["schemas"]["InvoiceTotalsView"]; open?: boolean }) {
  const say = useWords(invoicesWords);
  return totals?.by_currency.map((one) => (
    <span key={one.total.currency} className="row">
      <span><span className="muted">{say("total")}</span> <Money strong amount={one.total} /></span>
      {open && <span><span className="muted">{say("open")}</span> <Money strong amount={one.open} /></span>}
    </span>
  ));
}
