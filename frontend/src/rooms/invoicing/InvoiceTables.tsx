import { Link } from "wouter";
import { DateText, Money } from "../../kit";
import { useActor } from "../../shell/useActor";
import { invoicesWords } from "../../words/invoices";
import { useWords } from "../../words/words";
import { codesOf, letterOf, lettersOf, readable, reasonsOf } from "./pointers";
import type { Invoice, LineView } from "./lines";
import { GUARANTOR, type AccountFile } from "./useAccount";

/** Each party's share, its part now, what it paid and what is open. */
export function InvoiceParties({ invoice, partyName }: { invoice: Invoice; partyName: (party: string) => string }) {
  const say = useWords(invoicesWords);
  return (
    <section className="card table-card">
      <h2>{say("parties")}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say("party")}</th>
            <th scope="col" className="end">{say("share")}</th>
            <th scope="col" className="end">{say("liable")}</th>
            <th scope="col" className="end">{say("paid_so_far")}</th>
            <th scope="col" className="end">{say("open")}</th>
          </tr>
        </thead>
        <tbody>
          {invoice.parties.map((one) => (
            <tr key={one.party}>
              <th scope="row">{one.party === GUARANTOR ? partyName(one.party) : <Link href={`/payers/${one.party}`}>{partyName(one.party)}</Link>}</th>
              <td className="end" data-label={say("share")}><Money amount={one.share} /></td>
              <td className="end" data-label={say("liable")}><Money amount={one.liable} /></td>
              <td className="end" data-label={say("paid_so_far")}><Money amount={one.paid} /></td>
              <td className="end" data-label={say("open")}><Money strong amount={one.open} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Why a line has a discount or another price, and who approved it. */
function Why({ line }: { line: LineView }) {
  const say = useWords(invoicesWords);
  const actor = useActor();
  const by = [...new Set([line.discount_approved_by, line.price_approved_by].filter(Boolean))].map(actor).join(", ");
  const told = [line.discount_reason, line.price_reason, by && say("approved_by", { who: by })].filter(Boolean);
  return told.length ? <div className="muted small">{told.join(" · ")}</div> : null;
}

function LineCells({ line, client, credited, letters }: { line: LineView; client: string; credited: boolean; letters: string }) {
  const say = useWords(invoicesWords);
  return (
    <tr>
      <td data-label={say("day")}><DateText value={line.service_on} /></td>
      <th scope="row">
        {[line.code, ...line.modifiers].join(" ")} {line.description}
        {credited && <span className="muted"> · {say("line_credited")}</span>}
        {letters && <div className="muted small">{say("points_to", { letters })}</div>}
        <Why line={line} />
      </th>
      <td data-label={say("client")}>{client}</td>
      <td className="end" data-label={say("units")}>{line.units}</td>
      <td className="end" data-label={say("unit")}><Money amount={line.unit} /></td>
      <td className="end" data-label={say("discount")}>{line.discount.minor ? <Money amount={line.discount} /> : "–"}</td>
      <td className="end" data-label={say("tax")}>{line.tax.minor ? <Money amount={line.tax} /> : "–"}</td>
      <td className="end" data-label={say("total")}><Money strong amount={line.total} /></td>
    </tr>
  );
}

/** Why each client was served, once for all lines, with the letters by which lines point to it. */
function Reasons({ invoice, client }: { invoice: Invoice; client: (id: string) => string }) {
  const say = useWords(invoicesWords);
  const several = new Set(invoice.lines.map((line) => line.client_id)).size > 1;
  return invoice.diagnoses.map((one) => {
    const codes = one.codes.map((code, at) => `${letterOf(at)} ${readable(code)}`).join(", ");
    return <p key={one.client_id} className="muted small">{several ? say("diagnoses_of", { client: client(one.client_id), codes }) : say("diagnoses", { codes })}</p>;
  });
}

/** What was done, when and for whom, and how its total comes about. */
export function InvoiceLines({ invoice, file }: { invoice: Invoice; file: AccountFile }) {
  const say = useWords(invoicesWords);
  const client = (id: string) => file.clients.find((one) => one.id === id)?.display_name ?? "";
  const listed = reasonsOf(invoice.diagnoses);
  const letters = (line: LineView) => lettersOf(line.diagnoses, codesOf(listed, line.client_id));
  const heads = [["day", ""], ["service", ""], ["client", ""], ["units", "end"], ["unit", "end"], ["discount", "end"], ["tax", "end"], ["total", "end"]] as const;
  return (
    <section className="card table-card">
      <h2>{say("lines")}</h2>
      <Reasons invoice={invoice} client={client} />
      <table className="plain-table">
        <thead>
          <tr>{heads.map(([key, align]) => <th key={key} scope="col" className={align || undefined}>{say(key)}</th>)}</tr>
        </thead>
        <tbody>
          {invoice.lines.map((line) => <LineCells key={line.id} line={line} letters={letters(line)} client={client(line.client_id)} credited={invoice.credited_lines.includes(line.id)} />)}
        </tbody>
      </table>
    </section>
  );
}
