import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";
import { DateText, Money, Problem, Skeleton, Status } from "../../kit";
import { invoicesWords } from "../../words/invoices";
import { useWords } from "../../words/words";
import type { Invoice } from "./lines";

type Payment = components["schemas"]["PaymentView"];
type Method = "card" | "cheque" | "cash" | "bank_transfer" | "payer";
type State = "posted" | "returned" | "disputed" | "lost" | "void";

function PaymentLine({ payment, invoice, party }: { payment: Payment; invoice: Invoice; party: string }) {
  const say = useWords(invoicesWords);
  const here = payment.allocations.find((one) => one.invoice_id === invoice.id);
  return (
    <li className="spread">
      <span>
        <Link className="link" href={`/accounts/${payment.account_id}/payments/${payment.id}`}>{say(payment.method as Method)}</Link>
        <span className="muted small"> · <DateText value={payment.received_on} /> · {[party, payment.reference].filter(Boolean).join(" · ")}</span>
        {payment.state !== "posted" && <> <Status state={payment.state}>{say(`payment_${payment.state as State}`)}</Status></>}
      </span>
      <Money amount={here?.amount} />
    </li>
  );
}

/** The payments that lie on an invoice. */
export function PaymentsOn({ invoice, partyName }: { invoice: Invoice; partyName: (party: string) => string }) {
  const say = useWords(invoicesWords);
  const query = useQuery({
    queryKey: ["payments", invoice.account_id, invoice.id],
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}/payments", { params: { path: { account_id: invoice.account_id }, query: { invoice: invoice.id } }, signal })),
  });
  const found = query.data?.items.filter((one) => one.allocations.some((part) => part.invoice_id === invoice.id));
  return (
    <section className="card stack">
      <h2>{say("payments")}</h2>
      {query.error ? <Problem error={query.error} onRetry={() => void query.refetch()} /> : !found ? <Skeleton lines={2} /> : found.length ? (
        <ul className="stack">{found.map((one) => <PaymentLine key={one.id} payment={one} invoice={invoice} party={partyName(one.party)} />)}</ul>
      ) : <p className="muted">{say("no_payments")}</p>}
    </section>
  );
}

/** The credit notes that took something of an invoice back; no word of them where nothing was. */
export function CreditNotesOf({ invoice }: { invoice: Invoice }) {
  const say = useWords(invoicesWords);
  const query = useQuery({
    queryKey: ["credit-notes", invoice.account_id, invoice.id],
    queryFn: ({ signal }) => got(api.GET("/api/v1/accounts/{account_id}/credit-notes", { params: { path: { account_id: invoice.account_id }, query: { invoice: invoice.id } }, signal })),
  });
  const found = query.data?.items;
  if (found?.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{say("credit_notes")}</h2>
      {query.error ? <Problem error={query.error} onRetry={() => void query.refetch()} /> : !found ? <Skeleton lines={2} /> : (
        <ul className="stack">
          {found.map((note) => (
            <li key={note.id} className="spread">
              <span>
                <Link className="link" href={`/accounts/${note.account_id}/credit-notes/${note.id}`}>{note.number}</Link>
                <span className="muted small"> · <DateText value={note.issued_on} /> · {note.reason}</span>
              </span>
              <Money amount={note.total} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
