import { allRows } from "../../../api/pages";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api, got } from "../../../api/client";
import { useMay } from "../../../api/session";
import { Button, ConfirmDialog, Dialog, Empty, Facts, FilterBar, Grid, Page, SidePanel, Status, toast, useFilters, useShortcuts, type Column } from "../../../kit";
import { payersWords } from "../../../words/payers";
import { useTold, useWords } from "../../../words/words";
import { KINDS, PayerForm, type Payer } from "./PayerForm";

interface Filter {
  kind?: Payer["kind"];
  active?: boolean;
  text: string;
}

const PAGE = 200;

function usePayers(filter: Filter) {
  const query = useInfiniteQuery({
    queryKey: ["payers", filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => got(api.GET("/api/v1/payers", { params: { query: { ...filter, cursor: pageParam, limit: PAGE } }, signal })),
    getNextPageParam: (last) => last.cursor ?? undefined,
    placeholderData: (before) => before,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, rows };
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

function addressOf({ address }: Payer): string {
  return [address.line1, address.line2, `${address.postal_code} ${address.city}`.trim(), address.region, address.country].filter(Boolean).join(", ");
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

function PayerPanel({ payer, allowed, onEdit, onClose }: { payer: Payer; allowed: boolean; onEdit: () => void; onClose: () => void }) {
  const say = useWords(payersWords);
  const told = useTold(payersWords);
  const [asking, setAsking] = useState(false);
  const footer = allowed && (
    <div className="row">
      <Button kind="primary" onClick={onEdit}>{say("edit")}</Button>
      <Button onClick={() => setAsking(true)}>{say(payer.active ? "deactivate" : "activate")}</Button>
    </div>
  );
  const ids = Object.entries(payer.outside_ids).map(([system, value]) => [system, value] as const);
  return (
    <SidePanel title={payer.name} subtitle={told("kind", payer.kind)} badge={<Status state={payer.active ? "active" : "inactive"}>{say(payer.active ? "active" : "inactive")}</Status>} footer={footer} onClose={onClose}>
      <Facts
        items={[
          [say("address"), addressOf(payer) || "–"], [say("email"), payer.email || "–"], [say("phone"), payer.phone || "–"],
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

/** Everybody who can be billed besides the guarantors: insurers, programmes, employers, agencies. */
export default function PayersPage() {
  const say = useWords(payersWords);
  const allowed = useMay()("payer:write");
  const filters = useFilters(["kind", "active"]);
  const { kind, active } = filters.values;
  const payers = usePayers({ kind: kind as Payer["kind"] | undefined, active: active ? active === "true" : undefined, text: filters.text });
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [editing, setEditing] = useState<Payer | "new" | null>(null);
  const open = payers.rows.find((row) => row.id === openKey);
  useShortcuts(allowed ? [{ keys: "n", text: say("add"), group: say("title"), run: () => setEditing("new") }] : []);
  const add = allowed && <Button kind="primary" icon="plus" onClick={() => setEditing("new")}>{say("add")}</Button>;
  const panel = open && <PayerPanel key={open.id} payer={open} allowed={allowed} onEdit={() => setEditing(open)} onClose={() => setOpenKey(null)} />;
  return (
    <Page fill title={say("title")} parent={{ title: say("settings"), href: "/settings" }} actions={add} filters={<FilterBar filters={filters} find={say("find")} choices={useFilterChoices()} />} panel={panel}>
      <Grid
        label={say("title")} name="payers" rows={payers.rows} columns={useColumns()} rowKey={(row) => row.id} openKey={openKey}
        onOpen={(row) => setOpenKey(row.id)} onPage={allowed ? setEditing : undefined} onEscape={openKey ? () => setOpenKey(null) : undefined}
        loading={payers.isPending} error={payers.error} onRetry={() => void payers.refetch()}
        more={payers.hasNextPage && !payers.isFetchingNextPage} onMore={() => void payers.fetchNextPage()} dim={(row) => !row.active}
        empty={<Empty icon="payments" title={say("empty")} action={add}>{say("empty_text")}</Empty>} onClearFilters={filters.active ? filters.clear : undefined} csv="payers.csv" onAll={() => allRows(payers)}
      />
      <Dialog open={editing !== null} title={editing === "new" ? say("add") : say("edit")} onClose={() => setEditing(null)} wide>
        {editing && <PayerForm payer={editing === "new" ? null : editing} onDone={() => setEditing(null)} />}
      </Dialog>
    </Page>
  );
}
