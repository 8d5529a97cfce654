import { useState, type ReactNode } from "react";
import { Link } from "wouter";
import { Button, DateText, Empty, Money, Problem, SelectField, Skeleton } from "../../../../kit";
import { accountWords } from "../../../../words/account";
import { ledgerWords } from "../../../../words/ledger";
import { useTold, useWords } from "../../../../words/words";
import { writeoffsWords } from "../../../../words/writeoffs";
import { pathOf } from "../sentences";
import { useLedger, type LedgerLine, type Owing } from "../useAccount";

/** What a line is made of: the services of an invoice and what others pay of them, the invoices a payment paid; nothing where the line says it all. */
function partsOf(line: LedgerLine, unapplied: string, others: string): { key: string; text: string; amount: LedgerLine["amount"] }[] {
  if (line.services.length) {
    const services = line.services.map((one, at) => ({ key: `${at}`, text: one.description || one.code, amount: one.amount }));
    return line.others ? [...services, { key: "others", text: others, amount: line.others }] : services;
  }
  if (line.parts.length < 2 && line.parts[0]?.subject) return [];
  return line.parts.map((one) => ({ key: one.subject, text: one.subject ? one.number : unapplied, amount: one.amount }));
}

function useTitle(id: string): (line: LedgerLine) => ReactNode {
  const told = useTold(accountWords);
  const offs = useWords(writeoffsWords);
  return (line) => {
    const title = line.kind === "write_off_taken_back" ? offs("t_taken_back") : told("t", line.kind);
    const path = pathOf(id, line.subject);
    const number = line.parts.length === 1 ? line.parts[0]?.number : "";
    return <>{path ? <Link href={path}>{title}</Link> : title}{number && <span className="figure muted"> {number}</span>}{line.note && <span className="muted"> · {line.note}</span>}</>;
  };
}

function Line({ line, title }: { line: LedgerLine; title: ReactNode }) {
  const say = useWords(accountWords);
  const parts = partsOf(line, say("unapplied"), useWords(ledgerWords)("others"));
  const rows = parts.length + 1;
  return (
    <tbody>
      <tr className="ledger-line">
        <td rowSpan={rows}><DateText value={line.on} /></td>
        <th scope="row">{title}</th>
        <td className="end"><Money amount={line.amount} /></td>
        <td className="end" rowSpan={rows} data-label={say("balance")}><Money amount={line.balance} strong /></td>
      </tr>
      {parts.map((part) => <tr key={part.key} className="ledger-part"><td>{part.text}</td><td className="end"><Money amount={part.amount} /></td></tr>)}
    </tbody>
  );
}

function Lines({ id, lines }: { id: string; lines: readonly LedgerLine[] }) {
  const say = useWords(accountWords);
  const why = useWords(ledgerWords);
  const title = useTitle(id);
  return (
    <table className="plain-table ledger">
      <thead>
        <tr><th scope="col">{why("on")}</th><th scope="col">{why("what")}</th><th scope="col" className="end">{say("amount")}</th><th scope="col" className="end">{say("balance")}</th></tr>
      </thead>
      {lines.map((line) => <Line key={`${line.at} ${line.subject} ${line.balance.minor}`} line={line} title={title(line)} />)}
    </table>
  );
}

/** Why it is owed: what moved the balance, newest first, with services and each invoice's part folded in. */
export function LedgerTab({ id, payers }: { id: string; payers: boolean }) {
  const say = useWords(accountWords);
  const why = useWords(ledgerWords);
  const [owing, setOwing] = useState<Owing>("client");
  const ledger = useLedger(id, owing);
  const options = (["client", "payers", ""] as const).map((value) => ({ value: value || "all", label: why(`owing_${value || "all"}`) }));
  return (
    <section className="card stack">
      {payers && <div className="row"><SelectField name="owing" label={why("owing")} required options={options} value={owing || "all"} onChange={(value) => setOwing(value === "all" ? "" : (value as Owing))} /></div>}
      {ledger.error ? <Problem error={ledger.error} onRetry={() => void ledger.refetch()} />
        : ledger.isPending ? <Skeleton lines={10} />
        : ledger.rows.length ? <div className="scroll-x"><Lines id={id} lines={ledger.rows} /></div>
        : <Empty icon="check" title={why("empty")} />}
      {ledger.hasNextPage && <div><Button busy={ledger.isFetchingNextPage} onClick={ledger.onMore}>{say("older")}</Button></div>}
    </section>
  );
}
