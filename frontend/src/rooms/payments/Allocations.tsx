import { Link } from "wouter";
import { Button, Money } from "../../kit";
import { paymentsWords } from "../../words/payments";
import { useWords } from "../../words/words";
import { useInvoiceNumbers, type Payment } from "./usePayment";

export type Allocation = Payment["allocations"][number];

/** Which invoices a payment pays, each with how much; with `onTakeOff` the money can be taken off again. */
export function Allocations({ payment, onTakeOff }: { payment: Payment; onTakeOff?: (one: Allocation, number: string) => void }) {
  const say = useWords(paymentsWords);
  const { data: numbers = {} } = useInvoiceNumbers(payment);
  if (!payment.allocations.length) return <p className="muted">{say("nothing_allocated")}</p>;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{say("invoice")}</th>
          <th scope="col" className="end">{say("amount")}</th>
          {onTakeOff && <th scope="col" className="act"><span className="hidden-text">{say("take_off")}</span></th>}
        </tr>
      </thead>
      <tbody>
        {payment.allocations.map((one) => {
          const number = numbers[one.invoice_id] ?? "…";
          return (
            <tr key={one.invoice_id}>
              <th scope="row"><Link href={`/accounts/${payment.account_id}/invoices/${one.invoice_id}`}>{number}</Link></th>
              <td className="end"><Money amount={one.amount} /></td>
              {onTakeOff && <td className="act"><Button kind="quiet" onClick={() => onTakeOff(one, number)} aria-label={`${say("take_off")}: ${number}`}>{say("take_off")}</Button></td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
