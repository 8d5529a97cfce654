import type { ReactNode } from "react";
import { DateText, Money, Status } from "../../../kit";
import { accountWords } from "../../../words/account";
import { clientsWords } from "../../../words/clients";
import { LANGUAGES } from "../../../words/language";
import { mergeWords } from "../../../words/merge";
import { useTold, useWords } from "../../../words/words";
import type { Preview, Side } from "./useMerge";

interface Row {
  name: string;
  show: (side: Side) => ReactNode;
  /** What is compared; rows without it are never said to differ. */
  same?: (side: Side) => string;
}

function addressOf({ line1, line2, postal_code, city, region, country }: Side["account"]["guarantor"]["address"]): string {
  return [line1, line2, [postal_code, city, region].filter(Boolean).join(" "), country].filter(Boolean).join(", ");
}

const list = (texts: readonly ReactNode[]) => (texts.length ? texts.map((text, at) => <div key={at}>{text}</div>) : "–");

function usePeopleRows(): Row[] {
  const say = useWords(mergeWords);
  const account = useWords(accountWords);
  const words = useWords(clientsWords);
  const told = useTold(clientsWords);
  return [
    { name: account("guarantor_title"), show: ({ account: { guarantor } }) => guarantor.name, same: ({ account: { guarantor } }) => guarantor.name },
    {
      name: words("birth_date"), show: ({ account: { guarantor } }) => <DateText value={guarantor.birth_date} />,
      same: ({ account: { guarantor } }) => guarantor.birth_date ?? "",
    },
    { name: words("address"), show: (side) => addressOf(side.account.guarantor.address), same: (side) => addressOf(side.account.guarantor.address) },
    { name: words("email"), show: (side) => side.account.contact.email || "–", same: (side) => side.account.contact.email },
    {
      name: words("phone"), show: (side) => list(side.account.contact.phones.map((one) => <span className="figure" key={one.number}>{one.number}</span>)),
      same: (side) => side.account.contact.phones.map((one) => one.number).join(),
    },
    { name: account("language"), show: (side) => LANGUAGES[side.account.language], same: (side) => side.account.language },
    { name: account("state"), show: (side) => told("state", side.account.state), same: (side) => side.account.state },
    { name: say("clients"), show: (side) => list(side.clients.map((one) => <span key={one.id}>{one.display_name}, <DateText value={one.birth_date} /></span>)) },
    { name: say("concerns"), show: (side) => list(side.concerns.map((one) => told("concern", one.kind))) },
  ];
}

function useWorkRows(): Row[] {
  const say = useWords(mergeWords);
  const account = useWords(accountWords);
  return [
    { name: say("invoices"), show: (side) => say("invoices_open", { all: side.invoices, open: side.open_invoices }) },
    { name: say("coverages"), show: (side) => side.coverages },
    { name: account("holds"), show: (side) => side.holds },
  ];
}

const MONEY = ["owed", "unapplied", "refunds", "disputed"] as const;

/** Two accounts beside each other: the one that is merged, the one that goes on, and what they come to together; of
 * money what either has.
 */
export function Compare({ preview }: { preview: Preview }) {
  const say = useWords(mergeWords);
  const rows = [...usePeopleRows(), ...useWorkRows()];
  const { merged, survivor, together } = preview;
  return (
    <div className="side-by-side">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say("what")}</th>
            <th scope="col">{say("goes")} <span className="figure muted">{merged.account.number}</span></th>
            <th scope="col">{say("stays")} <span className="figure muted">{survivor.account.number}</span></th>
            <th scope="col">{say("after")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, show, same }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{show(merged)}</td>
              <td>{show(survivor)}</td>
              <td>{same && same(merged) !== same(survivor) && <Status tone="warn">{say("differs")}</Status>}</td>
            </tr>
          ))}
          {MONEY.filter((what) => what === "owed" || merged.money[what].minor || survivor.money[what].minor).map((what) => (
            <tr key={what}>
              <th scope="row">{say(what)}</th>
              <td><Money amount={merged.money[what]} /></td>
              <td><Money amount={survivor.money[what]} /></td>
              <td data-label={together ? say("after") : undefined}>{together && <strong><Money amount={together[what]} /></strong>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
