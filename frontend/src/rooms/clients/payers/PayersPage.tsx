import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api, got } from "../../../api/client";
import { PAGE, usePages } from "../../../api/pages";
import { useMay } from "../../../api/session";
import { Button, ButtonLink, ConfirmDialog, Dialog, Facts, SidePanel, Status, toast, useFilters, type Column } from "../../../kit";
import type { Beside } from "../../../list/declared";
import { ListPage } from "../../../list/ListPage";
import { payersWords } from "../../../words/payers";
import { useTold, useWords } from "../../../words/words";
import { addressLine } from "../../../words/address";
import { KINDS, PayerForm, type Payer } from "./PayerForm";

interface Filter {
  kind?: Payer["kind"];
  active?: boolean;
  text: string;
}

function usePayers(filter: Filter) {
  return usePages<Payer>(["payers", filter], (cursor, signal) =>
    got(api.GET("/api/v1/payers", { params: { query: { ...filter, cursor, limit: PAGE } }, signal })), { keep: true });
}

function useColumns(): Column<Payer>[] {
  const say = useWords(payersWords);
  const told = useTold(payersWords);
  return useMemo(
    () => [
      { key: "name", title: say("name"), width: 260, lead: true, grow: true, value: (row) => row.name },
      { key: "kind", title: say("kind"), width: 140, value: (row) => told("kind", row.kind) },
      { key: "city", title: say("city"), width: 150, value: (row) => row.address.city },
      { key: "terms", title: say("terms"), width: 150, align: "end", card: "none", value: (row) => row.terms_days, render: (row) => say("days", { n: row.terms_days }) },
      { key: "schedule", title: say("schedule"), width: 150, card: "none", value: (row) => row.fee_schedule },
      { key: "email", title: say("email"), width: 200, card: "none", spare: true, value: (row) => row.email },
      { key: "active", title: say("state"), width: 110, card: "badge", value: (row) => String(row.active), render: (row) => <Status state={row.active ? "active" : "inactive"}>{say(row.active ? "active" : "inactive")}</Status> },
    ],
    [say, told],
  );
}

/** Retire a payer, or take it back; what was billed to it stays. */
function ActiveSwitch({ payer, open, onClose }: { payer: Payer; open: boolean; onClose: () => void }) {
  const say = useWords(payersWords);
  const queries = useQueryClient();
  const act = say(payer.active ? "deactivate" : "activate");
  const change = async () => {
    const { id, ...body } = payer;
    await got(api.PUT("/api/v1/payers/{payer_id}", { params: { path: { payer_id: id } }, body: { ...body, active: !payer.active } }));
    await queries.invalidateQueries({ queryKey: ["payers"] });
    toast({ text: say("saved") });
  };
  return (
    <ConfirmDialog open={open} title={`${act}: ${payer.name}`} action={act} onConfirm={change} onClose={onClose}>
      <p>{say(payer.active ? "deactivate_text" : "activate_text")}</p>
    </ConfirmDialog>
  );
}

function PayerPanel({ payer, onEdit, beside }: { payer: Payer; onEdit?: () => void; beside: Beside }) {
  const say = useWords(payersWords);
  const told = useTold(payersWords);
  const [asking, setAsking] = useState(false);
  const footer = (
    <div className="row">
      <ButtonLink kind="primary" href={pageOf(payer)}>{say("open_page")}</ButtonLink>
      {onEdit && <Button onClick={onEdit}>{say("edit")}</Button>}
      {onEdit && <Button onClick={() => setAsking(true)}>{say(payer.active ? "deactivate" : "activate")}</Button>}
    </div>
  );
  const ids = Object.entries(payer.outside_ids).map(([system, value]) => [system, value] as const);
  return (
    <SidePanel title={payer.name} subtitle={told("kind", payer.kind)} badge={<Status state={payer.active ? "active" : "inactive"}>{say(payer.active ? "active" : "inactive")}</Status>} footer={footer} {...beside}>
      <Facts
        items={[
          [say("address"), addressLine(payer.address) || say("none")], [say("email"), payer.email || "–"], [say("phone"), payer.phone || "–"],
          [say("terms"), say("days", { n: payer.terms_days })], [say("schedule"), payer.fee_schedule || "–"], ...ids,
        ]}
      />
      <ActiveSwitch payer={payer} open={asking} onClose={() => setAsking(false)} />
    </SidePanel>
  );
}

function useFilterChoices() {
  const say = useWords(payersWords);
  return [
    { name: "kind", label: say("kind"), options: KINDS.map((value) => ({ value, label: say(`kind_${value}`) })) },
    { name: "active", label: say("state"), options: [{ value: "true", label: say("active") }, { value: "false", label: say("inactive") }] },
  ];
}

const keyOf = (row: Payer) => row.id;
const pageOf = (row: Payer) => `/payers/${row.id}`;

/** Everybody who can be billed besides the guarantors: insurers, programmes, employers, agencies. */
export default function PayersPage() {
  const say = useWords(payersWords);
  const allowed = useMay()("payer:write");
  const filters = useFilters(["kind", "active"]);
  const { kind, active } = filters.values;
  const list = usePayers({ kind: kind as Payer["kind"] | undefined, active: active ? active === "true" : undefined, text: filters.text });
  const [editing, setEditing] = useState<Payer | "new" | null>(null);
  return (
    <ListPage
      title={say("title")} name="payers" parent={{ title: say("settings"), href: "/settings" }} list={list} columns={useColumns()} rowKey={keyOf}
      filters={filters} find={say("find")} choices={useFilterChoices()} dim={(row) => !row.active}
      page={pageOf} keys={allowed ? { e: { text: say("edit"), run: ([row]) => row && setEditing(row) } } : undefined}
      panel={(row, beside) => <PayerPanel key={row.id} payer={row} onEdit={allowed ? () => setEditing(row) : undefined} beside={beside} />}
      add={allowed && { text: say("add"), run: () => setEditing("new") }}
      empty={{ icon: "payments", title: say("empty"), text: say("empty_text") }} csv="payers.csv"
    >
      <Dialog open={editing !== null} title={editing === "new" ? say("add") : say("edit")} onClose={() => setEditing(null)} wide>
        {editing && <PayerForm payer={editing === "new" ? null : editing} onDone={() => setEditing(null)} />}
      </Dialog>
    </ListPage>
  );
}
