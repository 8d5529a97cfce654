import { Button, DateText, Facts, Money, Page, Problem, Skeleton } from "../../kit";
import { batchesWords } from "../../words/batches";
import { paymentsWords } from "../../words/payments";
import { useTold, useWords } from "../../words/words";
import { useBatch, useBatchPayments, type Batch, type BatchPayment } from "./useBatches";

/** What is not void is in the envelope. */
const kept = (rows: readonly BatchPayment[]) => rows.filter((row) => row.state !== "void");

function Slip({ batch, rows }: { batch: Batch; rows: readonly BatchPayment[] }) {
  const say = useWords(batchesWords);
  const payments = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  const facts = [
    [say("number"), batch.number], [payments("method"), told("method", batch.method)], [say("received"), <DateText key="on" value={batch.received_on} as="long" />],
    [say("in_it"), rows.length], [say("total"), <Money key="sum" amount={batch.posted} strong />], [say("slip_sign"), "………………………………"],
  ] as const;
  return (
    <section className="card stack" aria-label={say("slip")}>
      <Facts items={facts} />
      <table className="plain-table">
        <thead><tr><th scope="col">{payments("reference")}</th><th scope="col">{payments("guarantor")}</th><th scope="col" className="end">{payments("amount")}</th></tr></thead>
        <tbody>{rows.map((row) => <tr key={row.payment_id}><td>{row.reference || "–"}</td><th scope="row">{row.guarantor}</th><td className="end"><Money amount={row.amount} /></td></tr>)}</tbody>
        <tfoot><tr><th scope="row" colSpan={2}>{say("total")}</th><td className="end"><Money amount={batch.posted} strong /></td></tr></tfoot>
      </table>
    </section>
  );
}

/** What goes to the bank with the cheques and the cash of a batch, on paper. */
export default function SlipPage({ number = "" }: Record<string, string | undefined>) {
  const say = useWords(batchesWords);
  const batch = useBatch(number);
  const lines = useBatchPayments(number);
  const error = batch.error ?? lines.error;
  return (
    <Page
      title={say("slip")} parent={{ title: say("batch", { number }), href: `/batches/${number}` }}
      actions={<Button kind="primary" onClick={() => window.print()}>{say("print")}</Button>}
    >
      {error ? <Problem error={error} onRetry={() => void (batch.error ? batch.refetch() : lines.refetch())} /> : null}
      {!error && !(batch.data && lines.data) && <Skeleton lines={8} />}
      {batch.data && lines.data && <Slip batch={batch.data} rows={kept(lines.data.items)} />}
    </Page>
  );
}
