import { DateText, Money } from "../../kit";
import type { Invoice } from "./lines";

/** The lines of an invoice where room is short: what, when, how much. */
export function LineList({ invoice }: { invoice: Invoice }) {
  return (
    <ul className="stack">
      {invoice.lines.map((line) => (
        <li key={line.id} className="spread">
          <span>
            {line.code} {line.description}
            <span className="muted small"> · <DateText value={line.service_on} />{line.units !== "1" && ` · ${line.units} × ${line.unit.display}`}</span>
          </span>
          <Money amount={line.total} />
        </li>
      ))}
    </ul>
  );
}
