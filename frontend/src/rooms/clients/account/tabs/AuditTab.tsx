import { allRows } from "../../../../api/pages";
import { useMemo } from "react";
import { DateText, Empty, Grid, type Column } from "../../../../kit";
import { useActor } from "../../../../shell/useActor";
import { auditWords } from "../../../../words/audit";
import { useTold, useWords } from "../../../../words/words";
import { useAudit, type AuditEntry } from "../useAccount";

function useColumns(): Column<AuditEntry>[] {
  const say = useWords(auditWords);
  const told = useTold(auditWords);
  const actor = useActor();
  return useMemo(
    () => [
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

/** Who saw and changed the account, latest first; what changed is named, never shown. */
export function AuditTab({ id }: { id: string }) {
  const say = useWords(auditWords);
  const audit = useAudit(id);
  return (
    <Grid
      embedded label={say("title")} name="account-audit" rows={audit.rows} columns={useColumns()} rowKey={(row) => String(row.place)}
      loading={audit.isPending} error={audit.error} onRetry={() => void audit.refetch()}
      more={audit.hasNextPage && !audit.isFetchingNextPage} onMore={() => void audit.fetchNextPage()} csv="audit.csv" onAll={() => allRows(audit)}
      empty={<Empty icon="lock" title={say("audit_empty")} />}
    />
  );
}
