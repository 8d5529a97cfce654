import { useCallback, useMemo } from "react";
import { useMay } from "../../api/session";
import { DateText, Money, Status, useFilters, type Column, type Tone } from "../../kit";
import { ListPage } from "../../list/ListPage";
import { useActor } from "../../shell/useActor";
import { batchesWords } from "../../words/batches";
import { kitWords } from "../../words/kit";
import { paymentsWords } from "../../words/payments";
import { useTold, useWords } from "../../words/words";
import { PaymentTabs } from "./PaymentTabs";
import { useBatches, type Batch } from "./useBatches";

export const BATCH_TONES: Record<string, Tone> = { open: "warn", closed: "good" };

function useColumns(): Column<Batch>[] {
  const say = useWords(batchesWords);
  const told = useTold(batchesWords);
  const payments = useWords(paymentsWords);
  const by = useTold(paymentsWords);
  const kit = useWords(kitWords);
  const actor = useActor();
  return useMemo(
    () => [
      { key: "number", title: say("number"), width: 92, align: "end", card: "named", value: (row) => row.number },
      { key: "received", title: say("received"), width: 124, value: (row) => row.received_on, render: (row) => <DateText value={row.received_on} /> },
      { key: "method", title: payments("method"), width: 190, lead: true, grow: true, value: (row) => [by("method", row.method), row.payer_name].filter(Boolean).join(" · ") },
      { key: "state", title: payments("state"), width: 110, card: "badge", value: (row) => told("state", row.state), render: (row) => <Status tone={BATCH_TONES[row.state]}>{told("state", row.state)}</Status> },
      { key: "control", title: say("by_tape"), width: 130, align: "end", card: "none", value: (row) => row.control.amount.minor, render: (row) => <Money amount={row.control.amount} /> },
      { key: "count", title: payments("title"), width: 110, align: "end", card: "none", value: (row) => row.count, render: (row) => <span className="figure">{kit("place", { at: row.count, all: row.control.count })}</span> },
      { key: "missing", title: say("missing"), width: 130, align: "end", card: "end", value: (row) => row.missing.minor, render: (row) => (row.agrees ? <span className="muted">–</span> : <Money amount={row.missing} />) },
      { key: "by", title: say("opened_by"), width: 150, card: "none", value: (row) => actor(row.opened_by) },
    ],
    [say, payments, told, by, kit, actor],
  );
}

const keyOf = (row: Batch) => String(row.number);
const pageOf = (row: Batch) => `/batches/${row.number}`;

/** All batches, or the open ones: what is still to be posted or found. */
export default function BatchesPage() {
  const say = useWords(batchesWords);
  const may = useMay();
  const filters = useFilters(["state"]);
  const open = filters.values.state === "open";
  const words = filters.text.toLowerCase();
  const narrow = useCallback((row: Batch) => `${row.number} ${row.payer_name}`.toLowerCase().includes(words), [words]);
  return (
    <ListPage
      title={say("title")} name="batches" list={useBatches(open)} columns={useColumns()} rowKey={keyOf} whole={filters.active} narrow={narrow}
      tabs={<PaymentTabs />} filters={filters} find={say("find")} views={[{ name: say("all"), query: "" }, { name: say("only_open"), query: "state=open" }]}
      page={pageOf} dim={(row) => row.state === "closed"}
      add={may("payment:post") && { text: say("new"), href: "/batches/new" }}
      empty={{ icon: "payments", title: say("empty"), text: say("empty_text") }} csv="batches.csv"
    />
  );
}
