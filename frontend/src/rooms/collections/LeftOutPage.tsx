import { useCallback, useMemo } from "react";
import { DateText, useFilters, type Column } from "../../kit";
import { ListPage } from "../../list/ListPage";
import { overdueWords } from "../../words/overdue";
import { useWords } from "../../words/words";
import { useLeftOut, type LeftOut } from "./useOverdue";

function useColumns(): Column<LeftOut>[] {
  const say = useWords(overdueWords);
  return useMemo(
    () => [
      { key: "account", title: say("account"), width: 110, value: (row) => row.account_number || row.account_id },
      { key: "guarantor", title: say("guarantor"), width: 240, lead: true, grow: true, value: (row) => row.guarantor || say("left_out_unread") },
      { key: "since", title: say("left_out_since"), width: 150, card: "end", value: (row) => row.since_on, render: (row) => <DateText value={row.since_on} /> },
    ],
    [say],
  );
}

const keyOf = (row: LeftOut) => row.account_id;
const pageOf = (row: LeftOut) => `/accounts/${row.account_id}`;

/** The accounts that no night could take: they stay on the agenda, and a person should see why. */
export default function LeftOutPage() {
  const say = useWords(overdueWords);
  const filters = useFilters([]);
  const words = filters.text.toLowerCase();
  const narrow = useCallback((row: LeftOut) => `${row.account_number} ${row.guarantor}`.toLowerCase().includes(words), [words]);
  return (
    <ListPage
      title={say("left_out_title")} name="left-out" parent={{ title: say("title"), href: "/overdue" }}
      list={useLeftOut()} columns={useColumns()} rowKey={keyOf} whole narrow={narrow}
      filters={filters} find={say("find")} narrowed={filters.text !== ""} page={pageOf}
      empty={{ icon: "check", title: say("left_out_empty"), text: say("left_out_empty_text") }} csv="left-out.csv"
    />
  );
}
