import { Facts, Icon, Money } from "../../kit";
import { chargesWords } from "../../words/charges";
import { useWords } from "../../words/words";
import type { Invoice } from "./lines";

/** What the charges come to and who will pay, as the server reckons it. */
export function ChargeTotals({ invoice, busy, partyName }: { invoice?: Invoice; busy: boolean; partyName: (party: string) => string }) {
  const say = useWords(chargesWords);
  const shares = invoice?.parties.map((one) => [say("pays", { party: partyName(one.party) }), <Money key={one.party} amount={one.share} />] as const) ?? [];
  const tax = invoice?.tax.minor ? [[say("tax"), <Money key="tax" amount={invoice.tax} />] as const] : [];
  const total = [say("total"), <Money key="total" strong amount={invoice?.total} />] as const;
  return (
    <div className="stack" aria-live="polite" aria-busy={busy}>
      <Facts amounts items={[...shares, ...tax, total]} />
      {busy ? (
        <span className="muted small">{say("pricing")}</span>
      ) : (
        invoice && !invoice.holds.length && <span className="row small tone-good"><Icon name="check" />{say("ready")}</span>
      )}
    </div>
  );
}
