import { useState } from "react";
import { Link } from "wouter";
import { useMay } from "../../../../api/session";
import { Button, DateText, Dialog, Empty, Facts, Money, Status } from "../../../../kit";
import { accountWords } from "../../../../words/account";
import { addressLine } from "../../../../words/address";
import { clientsWords } from "../../../../words/clients";
import { formatShare } from "../../../../words/format";
import { useLanguage } from "../../../../words/language";
import { mergeWords } from "../../../../words/merge";
import { useTold, useWords } from "../../../../words/words";
import { SamePersonForm, TwoPersons } from "../../merge/SamePerson";
import { ClientForm, CoverageEndForm, CoverageForm, type Client, type Coverage } from "../peopleForms";
import type { AccountFile } from "../useAccount";

interface CardProps {
  file: AccountFile;
  client: Client;
  onEdit?: () => void;
  onSame?: () => void;
}

/** Whether another record stands for this client's person, and the way there or back for who may. */
function Same({ file, client, onSame }: CardProps) {
  const say = useWords(mergeWords);
  const other = file.clients.find((one) => one.id === client.replaced_by);
  if (!other) return onSame && file.clients.length > 1 ? <div><Button kind="quiet" onClick={onSame}>{say("one_person")}</Button></div> : null;
  return <div className="row"><Status tone="neutral">{say("replaced", { name: other.display_name })}</Status>{onSame && <TwoPersons file={file} client={client} />}</div>;
}

function ClientCard({ file, client, onEdit, onSame }: CardProps) {
  const say = useWords(clientsWords);
  const told = useTold(clientsWords);
  const account = useWords(accountWords);
  const numbers = client.identifiers.map((one) => `${told("system", one.system)} ••••${one.last4}`).join(", ");
  return (
    <section className="card stack">
      <div className="spread">
        <h2>{client.display_name}</h2>
        {onEdit && <Button kind="quiet" onClick={onEdit}>{account("edit")}</Button>}
      </div>
      <Facts
        items={[
          [say("birth_date"), <DateText key="b" value={client.birth_date} as="long" />],
          [say("sex"), told("sex", client.sex)],
          [say("address"), addressLine(client.address) || say("none")],
          [say("numbers"), numbers || say("none")],
          ...(client.deceased_on ? [[say("deceased_on"), <DateText key="d" value={client.deceased_on} />] as const] : []),
        ]}
      />
      <Same file={file} client={client} onSame={onSame} />
    </section>
  );
}

interface CoveragesProps {
  file: AccountFile;
  allowed: boolean;
  onEdit: (coverage: Coverage) => void;
  onEnd: (coverage: Coverage) => void;
}

function Coverages({ file, allowed, onEdit, onEnd }: CoveragesProps) {
  const say = useWords(clientsWords);
  const account = useWords(accountWords);
  const language = useLanguage();
  const names = new Map(file.clients.map((one) => [one.id, one.display_name]));
  const rows = file.coverages.toSorted((a, b) => a.client_id.localeCompare(b.client_id) || a.order - b.order);
  return (
    <table className="plain-table">
      <thead>
        <tr>
          {[say("order"), say("payer"), say("client"), say("member_id"), say("from_on"), say("until_on")].map((title) => <th scope="col" key={title}>{title}</th>)}
          {[say("percent"), say("copay"), say("cap")].map((title) => <th scope="col" className="end" key={title}>{title}</th>)}
          {allowed && <th scope="col"><span className="hidden-text">{account("actions")}</span></th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.id}>
            <td>{one.order}</td>
            <th scope="row"><Link href={`/payers/${one.payer_id}`}>{one.payer_name}</Link></th>
            <td>{names.get(one.client_id)}</td>
            <td>{one.member_id || "–"}</td>
            <td><DateText value={one.from_on} /></td>
            <td><DateText value={one.until_on} /></td>
            <td className="end">{formatShare(language, one.percent_bp, 10_000)}</td>
            <td className="end"><Money amount={one.copay.minor ? one.copay : null} /></td>
            <td className="end"><Money amount={one.cap} /></td>
            {allowed && <td className="end"><Button kind="quiet" onClick={() => onEdit(one)}>{account("edit")}</Button>{!one.until_on && <Button kind="quiet" onClick={() => onEnd(one)}>{account("end")}</Button>}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Open = { kind: "client"; client: Client | null } | { kind: "same"; client: Client } | { kind: "coverage"; coverage: Coverage | null } | { kind: "end"; coverage: Coverage } | null;

function Dialogs({ file, open, onDone }: { file: AccountFile; open: Open; onDone: () => void }) {
  const say = useWords(accountWords);
  const words = useWords(clientsWords);
  const merging = useWords(mergeWords);
  const title = !open ? "" : open.kind === "same" ? merging("one_person") : open.kind === "client" ? (open.client ? say("client_edit") : words("add_person")) : open.kind === "end" ? say("coverage_end") : open.coverage ? say("coverage_edit") : words("add_coverage");
  return (
    <Dialog open={open !== null} title={title} onClose={onDone} wide>
      {open?.kind === "same" && <SamePersonForm file={file} client={open.client} onDone={onDone} />}
      {open?.kind === "client" && <ClientForm file={file} client={open.client} onDone={onDone} />}
      {open?.kind === "coverage" && <CoverageForm file={file} coverage={open.coverage} onDone={onDone} />}
      {open?.kind === "end" && <CoverageEndForm file={file} coverage={open.coverage} onDone={onDone} />}
    </Dialog>
  );
}

/** The people of the account and who pays for them, in order, with the dates. */
export function PeopleTab({ file }: { file: AccountFile }) {
  const say = useWords(clientsWords);
  const may = useMay();
  const allowed = may("account:write");
  const [open, setOpen] = useState<Open>(null);
  const add = allowed && <Button icon="plus" onClick={() => setOpen({ kind: "coverage", coverage: null })}>{say("add_coverage")}</Button>;
  return (
    <div className="stack">
      <div className="columns">
        {file.clients.map((client) => (
          <ClientCard
            key={client.id} file={file} client={client} onEdit={allowed ? () => setOpen({ kind: "client", client }) : undefined}
            onSame={may("account:merge") ? () => setOpen({ kind: "same", client }) : undefined}
          />
        ))}
      </div>
      {allowed && <div><Button icon="plus" onClick={() => setOpen({ kind: "client", client: null })}>{say("add_person")}</Button></div>}
      <section className="card stack">
        <div className="spread"><h2>{say("part_coverages")}</h2>{file.coverages.length > 0 && add}</div>
        {file.coverages.length
          ? <div className="wide-table"><Coverages file={file} allowed={allowed} onEdit={(coverage) => setOpen({ kind: "coverage", coverage })} onEnd={(coverage) => setOpen({ kind: "end", coverage })} /></div>
          : <Empty icon="payments" title={say("no_coverage")} action={add}>{say("no_coverage_text")}</Empty>}
      </section>
      <Dialogs file={file} open={open} onDone={() => setOpen(null)} />
    </div>
  );
}
