import { Facts, Icon, Money } from "../../kit";
import { chargesWords } from "../../words/charges";
import { useWords } from "../../words/words";
import type { Invoice } from "./lines";
import type { Pricing } from "./useCharges";

/** What the charges come to and who will pay, as the server reckons it; nothing of it while a line is not in it yet. */
export function ChargeTotals({ invoice, pricing, partyName }: { invoice?: Invoice; pricing: Pricing; partyName: (party: string) => string }) {
  const say = useWords(chargesWords);
  const known = pricing === "done";
  const shares = invoice?.parties.map((one) => [say("pays", { party: partyName(one.party) }), <Money key={one.party} amount={known ? one.share : null} />] as const) ?? [];
  const tax = invoice?.tax.minor ? [[say("tax"), <Money key="tax" amount={known ? invoice.tax : null} />] as const] : [];
  const total = [say("total"), <Money key="total" strong amount={known ? invoice?.total : null} />] as const;
  return (
    <div className="stack" aria-live="polite" aria-busy={pricing === "busy"}>
      <Facts amounts items={[...shares, ...tax, total]} />
      {!known && <span className="muted small">{say(`pricing_${pricing}`)}</span>}
      {known && invoice && !invoice.holds.length && <span className="row small tone-good"><Icon name="check" />{say("ready")}</span>}
    </div>
  );
}
