import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api, got } from "../../api/client";
import { useMay } from "../../api/session";
import { CheckboxField, DateText, Dialog, Form, Status, TextField, TextareaField, toast, useFilters, useForm, type Column } from "../../kit";
import { ListPage } from "../../list/ListPage";
import { catalogWords } from "../../words/catalog";
import { useWords } from "../../words/words";
import { CatalogTabs } from "./CatalogTabs";
import { namesIn, NamesFields, putNames } from "./Names";
import type { CodeView } from "./shared";
import { Most, useCodes } from "./useCodes";
import { EDITIONS, useEditions } from "./useEditions";

/** The version a service is written on: for a new one that of this moment, as colleagues may have added others meanwhile. */
function useVersion(service: CodeView | null): () => Promise<number> {
  const queries = useQueryClient();
  const opened = useEditions().data;
  return async () => {
    const editions = service && opened ? opened : await queries.fetchQuery({ ...EDITIONS, staleTime: 0 });
    return editions.find((one) => one.system === "service")?.version ?? 0;
  };
}

function useColumns(): Column<CodeView>[] {
  const say = useWords(catalogWords);
  return useMemo(
    () => [
      { key: "code", title: say("code"), width: 150, value: (row) => row.display },
      { key: "description", title: say("description"), width: 360, lead: true, grow: true, value: (row) => row.description },
      { key: "billable", title: say("billable"), width: 140, card: "badge", value: (row) => (row.billable ? 1 : 0), render: (row) => <Status tone={row.billable ? "good" : "neutral"}>{row.billable ? say("billable") : say("heading")}</Status> },
      { key: "from", title: say("from"), width: 130, value: (row) => row.from_on, render: (row) => <DateText value={row.from_on} /> },
    ],
    [say],
  );
}

function ServiceForm({ service, onClose }: { service: CodeView | null; onClose: () => void }) {
  const say = useWords(catalogWords);
  const queries = useQueryClient();
  const versionNow = useVersion(service);
  const form = useForm({
    initial: { code: service?.code ?? "", description: service?.description ?? "", billable: service?.billable ?? true, ...namesIn(service) },
    check: ({ code, description }) => ({ ...(code.trim() ? {} : { code: say("fill") }), ...(description.trim() ? {} : { description: say("fill") }) }),
    submit: async ({ code, description, billable, ...names }) => {
      const path = { code: service?.code ?? code.trim() };
      const edition = await got(api.PUT("/api/v1/catalog/services/{code}", { params: { path }, body: { description, billable, version: await versionNow() } }));
      await putNames({ system: "service", ...path }, service, names, edition.version);
      await Promise.all([queries.invalidateQueries({ queryKey: ["codes"] }), queries.invalidateQueries({ queryKey: ["editions"] })]);
      toast({ text: say("saved") });
      onClose();
    },
  });
  return (
    <Form form={form} onCancel={onClose}>
      <TextField name="code" label={say("code")} required maxLength={20} disabled={service !== null} />
      <TextareaField name="description" label={say("description")} required hint={say("service_hint")} />
      <NamesFields />
      <CheckboxField name="billable" label={say("billable")} />
    </Form>
  );
}

const keyOf = (row: CodeView) => row.code;

/** The office's own services: add one, change what it is called. */
export default function ServicesPage() {
  const say = useWords(catalogWords);
  const writes = useMay()("catalog:write");
  const filters = useFilters([]);
  const [editing, setEditing] = useState<CodeView | "new" | null>(null);
  const changed = editing !== "new" && editing;
  const close = () => setEditing(null);
  return (
    <ListPage
      heading={say("title")} title={say("tab_services")} name="services" tabs={<CatalogTabs />}
      list={useCodes(filters.text, "service", undefined)} columns={useColumns()} rowKey={keyOf} filters={filters} find={say("find_code")}
      onOpen={writes ? setEditing : undefined} totals={(rows) => <Most rows={rows} />} dim={(row) => !row.billable}
      add={writes && { text: say("add_service"), run: () => setEditing("new") }}
      empty={{ icon: "catalog", title: say("no_services"), text: say("no_services_text") }} csv="services.csv"
    >
      <Dialog open={editing !== null} title={changed ? say("edit_service", { code: changed.display }) : say("new_service")} onClose={close}>
        <ServiceForm service={changed || null} onClose={close} />
      </Dialog>
    </ListPage>
  );
}
