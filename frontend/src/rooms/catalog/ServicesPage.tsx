import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api, got } from "../../api/client";
import { useMay } from "../../api/session";
import { Button, CheckboxField, DateText, Dialog, Empty, FilterBar, Form, Grid, Page, Status, TextField, TextareaField, toast, useFilters, useForm, useShortcuts, type Column } from "../../kit";
import { catalogWords } from "../../words/catalog";
import { useWords } from "../../words/words";
import { CatalogTabs } from "./CatalogTabs";
import { MOST, useCodes } from "./CodesPage";
import type { CodeView } from "./shared";

const EDITIONS = { queryKey: ["editions"], queryFn: ({ signal }: { signal?: AbortSignal }) => got(api.GET("/api/v1/catalog/releases", { signal })) };

export function useEditions() {
  return useQuery(EDITIONS);
}

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
    initial: { code: service?.code ?? "", description: service?.description ?? "", billable: service?.billable ?? true },
    check: ({ code, description }) => ({ ...(code.trim() ? {} : { code: say("fill") }), ...(description.trim() ? {} : { description: say("fill") }) }),
    submit: async ({ code, ...body }) => {
      const version = await versionNow();
      await got(api.PUT("/api/v1/catalog/services/{code}", { params: { path: { code: code.trim() } }, body: { ...body, version } }));
      await Promise.all([queries.invalidateQueries({ queryKey: ["codes"] }), queries.invalidateQueries({ queryKey: ["editions"] })]);
      toast({ text: say("saved") });
      onClose();
    },
  });
  return (
    <Form form={form} onCancel={onClose}>
      <TextField name="code" label={say("code")} required maxLength={20} disabled={service !== null} />
      <TextareaField name="description" label={say("description")} required hint={say("service_hint")} />
      <CheckboxField name="billable" label={say("billable")} />
    </Form>
  );
}

/** The office's own services: add one, change what it is called. */
export default function ServicesPage() {
  const say = useWords(catalogWords);
  const may = useMay();
  const filters = useFilters([]);
  const services = useCodes(filters.text, "service", undefined);
  const [editing, setEditing] = useState<CodeView | "new" | null>(null);
  const writes = may("catalog:write");
  useShortcuts(writes ? [{ keys: "n", text: say("add_service"), group: say("group"), run: () => setEditing("new") }] : []);
  const add = writes ? <Button kind="primary" icon="plus" onClick={() => setEditing("new")}>{say("add_service")}</Button> : undefined;
  const title = editing === "new" || !editing ? say("new_service") : say("edit_service", { code: editing.display });
  const note = services.data?.length === MOST ? <span className="muted">{say("first_hundred", { n: MOST })}</span> : null;
  return (
    <Page fill title={say("title")} views={<CatalogTabs />} actions={add} filters={<FilterBar filters={filters} find={say("find_code")} />}>
      <Grid
        label={say("tab_services")} name="services" rows={services.data ?? []} columns={useColumns()} rowKey={(row) => row.code}
        onOpen={writes ? setEditing : undefined} totals={() => note} dim={(row) => !row.billable}
        loading={services.isPending} error={services.error} onRetry={() => void services.refetch()}
        empty={<Empty icon="catalog" title={say("no_services")} action={add}>{say("no_services_text")}</Empty>} csv="services.csv"
        onClearFilters={filters.active ? filters.clear : undefined}
      />
      <Dialog open={editing !== null} title={title} onClose={() => setEditing(null)}>
        <ServiceForm service={editing === "new" ? null : editing} onClose={() => setEditing(null)} />
      </Dialog>
    </Page>
  );
}
