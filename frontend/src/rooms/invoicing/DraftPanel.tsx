import { Button, Facts, Icon, Money, Problem, SidePanel, Skeleton, Status } from "../../kit";
import type { Beside } from "../../list/declared";
import { chargesWords } from "../../words/charges";
import { useWords } from "../../words/words";
import { holdText } from "./holds";
import { LineList } from "./LineList";
import { useInvoice } from "./useCharges";
import type { InvoiceRow } from "./useInvoices";

interface DraftPanelProps {
  row: InvoiceRow;
  beside: Beside;
  onEdit: (row: InvoiceRow) => void;
  onIssue: ((rows: InvoiceRow[]) => void) | null;
  onDiscard: (rows: InvoiceRow[]) => void;
}

/** A draft beside the list: what is on it, and what holds it. */
export function DraftPanel({ row, beside, onEdit, onIssue, onDiscard }: DraftPanelProps) {
  const say = useWords(chargesWords);
  const invoice = useInvoice(row.account_id, row.invoice_id);
  const footer = (
    <div className="row">
      <Button kind="primary" onClick={() => onEdit(row)}>{say("continue")}</Button>
      {row.stands === "draft" && onIssue && <Button onClick={() => onIssue([row])}>{say("issue")}</Button>}
      <Button onClick={() => onDiscard([row])}>{say("discard")}</Button>
    </div>
  );
  return (
    <SidePanel
      title={row.guarantor} subtitle={row.account_number} footer={footer} {...beside}
      badge={<Status state={row.stands}>{row.stands === "held" ? say("held") : say("draft")}</Status>}
    >
      {invoice.error ? <Problem error={invoice.error} onRetry={() => void invoice.refetch()} /> : !invoice.data ? <Skeleton lines={6} /> : (
        <div className="stack">
          {invoice.data.holds.length > 0 && <h3>{say("hold_title", { n: invoice.data.holds.length })}</h3>}
          {invoice.data.holds.length > 0 && (
            <ul className="line-notes">
              {invoice.data.holds.map((hold) => (
                <li key={hold.code + hold.line_id} className="line-note">
                  <Icon name="warning" />
                  <span>{hold.line_id && `${say("line", { at: hold.line_id })}: `}{holdText(say, hold.code, hold.message)}</span>
                </li>
              ))}
            </ul>
          )}
          <LineList invoice={invoice.data} />
          <Facts amounts items={[[say("total"), <Money key="total" strong amount={invoice.data.total} />]]} />
        </div>
      )}
    </SidePanel>
  );
}
