import { useMemo, useState } from "react";
import { CheckboxField, DateText, type Column } from "../../../../kit";
import { ListPart } from "../../../../list/ListPart";
import { TrailProof } from "../../../../shell/TrailProof";
import { useActor } from "../../../../shell/useActor";
import { auditWords } from "../../../../words/audit";
import { useTold, useWords } from "../../../../words/words";
import { proveAudit, useAudit, type AuditEntry } from "../useAccount";

function useColumns(): Column<AuditEntry>[] {
  const say = useWords(auditWords);
  const told = useTold(auditWords);
  const actor = useActor();
  return useMemo(
    () => [
      { key: "place", title: say("place"), width: 80, align: "end", card: "none", value: (row) => row.place },
      { key: "at", title: say("when"), width: 190, value: (row) => row.at, render: (row) => <DateText value={row.at} /> },
      { key: "who", title: say("who"), width: 130, lead: true, value: (row) => row.who, render: (row) => actor(row.who) },
      { key: "verb", title: say("did"), width: 110, value: (row) => told("verb", row.verb) },
      { key: "kind", title: say("what"), width: 140, value: (row) => told("record", row.kind) },
      { key: "fields", title: say("fields"), width: 220, grow: true, value: (row) => row.fields.join(", ") },
      { key: "who_id", title: say("who_id"), width: 200, spare: true, card: "none", value: (row) => row.who },
      { key: "item", title: say("item"), width: 220, spare: true, card: "none", value: (row) => row.item },
      { key: "request", title: say("request"), width: 220, spare: true, card: "none", value: (row) => row.request },
    ],
    [say, told, actor],
  );
}

const keyOf = (row: AuditEntry) => `${row.place}.${row.part}`;

/** Who changed the account, latest first, and who saw it when asked for, and whether that trail holds; what changed is named, never shown. */
export function AuditTab({ id }: { id: string }) {
  const say = useWords(auditWords);
  const [all, setAll] = useState(false);
  return (
    <div className="stack">
      <div className="spread">
        <CheckboxField name="readings" label={say("with_readings")} value={all} onChange={setAll} />
        <TrailProof of={id} ask={(since, signal) => proveAudit(id, since, signal)} />
      </div>
      <ListPart
        title={say("title")} name="account-audit" list={useAudit(id, !all)} columns={useColumns()} rowKey={keyOf} csv="audit.csv"
        empty={{ icon: "lock", title: say("audit_empty") }}
      />
    </div>
  );
}
