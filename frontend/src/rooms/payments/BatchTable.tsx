import { useMemo } from "react";
import { DateText, Money, Status, type Column } from "../../kit";
import { ListPart } from "../../list/ListPart";
import { useActor } from "../../shell/useActor";
import { batchesWords } from "../../words/batches";
import { paymentsWords } from "../../words/payments";
import { useTold, useWords } from "../../words/words";
import { useBatchPayments, type BatchPayment } from "./useBatches";

function useColumns(): Column<BatchPayment>[] {
  const say = useWords(batchesWords);
  const payments = useWords(paymentsWords);
  const told = useTold(paymentsWords);
  const actor = useActor();
  return useMemo(
    () => [
      { key: "at", title: say("at"), width: 170, card: "none", value: (row) => row.at, render: (row) => <DateText value={row.at} /> },
      { key: "account", title: payments("account"), width: 96, value: (row) => row.account_number },
      { key: "guarantor", title: payments("guarantor"), width: 150, lead: true, grow: true, value: (row) => row.guarantor },
      { key: "reference", title: payments("reference"), width: 120, value: (row) => row.reference },
      { key: "state", title: payments("state"), width: 110, card: "badge", value: (row) => told("state", row.state), render: (row) => <Status state={row.state}>{told("state", row.state)}</Status> },
      { key: "moved", title: say("moved"), width: 100, card: "none", spare: true, value: (row) => row.moved_to },
      { key: "by", title: say("by"), width: 110, card: "none", value: (row) => actor(row.by) },
      { key: "unapplied", title: payments("unapplied"), width: 116, align: "end", card: "none", value: (row) => row.unapplied.minor, render: (row) => (row.unapplied.minor ? <Money amount={row.unapplied} /> : <span className="muted">–</span>) },
      { key: "amount", title: payments("amount"), width: 124, align: "end", card: "end", value: (row) => row.amount.minor, render: (row) => <Money amount={row.amount} /> },
    ],
    [say, payments, told, actor],
  );
}

const keyOf = (row: BatchPayment) => row.payment_id;
const pageOf = (row: BatchPayment) => `/accounts/${row.account_id}/payments/${row.payment_id}`;

/** What is posted in a batch, the last one first, each as it is now. */
export function BatchTable({ number }: { number: string }) {
  const say = useWords(batchesWords);
  const { data, isPending, error, refetch } = useBatchPayments(number);
  const rows = useMemo(() => data?.items.toReversed() ?? [], [data]);
  return (
    <ListPart
      title={say("in_it")} name="batch-payments" list={{ rows, isPending, error, refetch }} columns={useColumns()} rowKey={keyOf} page={pageOf}
      dim={(row) => row.state === "void"} csv={`batch-${number}.csv`} empty={{ icon: "payments", title: say("none_in_it") }}
    />
  );
}
