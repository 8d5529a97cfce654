import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { PAGE, usePages } from "../../api/pages";
import type { components, operations } from "../../api/schema.gen";

export type InvoiceRow = components["schemas"]["InvoiceRow"];
type Query = NonNullable<operations["lists_list_invoices"]["parameters"]["query"]>;
export type InvoiceFilter = Omit<Query, "cursor" | "limit">;

/** The invoices of a filter, page after page as the list is scrolled. */
export function useInvoices(filter: InvoiceFilter) {
  return usePages<InvoiceRow>(["invoices", filter], (cursor, signal) =>
    got(api.GET("/api/v1/invoices", { params: { query: { ...filter, cursor, limit: PAGE } }, signal })), { keep: true });
}

/** What all invoices of a filter come to, loaded or not. */
export function useInvoiceTotals(filter: InvoiceFilter, enabled = true) {
  return useQuery({
    queryKey: ["invoices", "totals", filter], enabled,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => got(api.GET("/api/v1/invoices/totals", { params: { query: filter }, signal })),
  });
}

/** The draft to go on with after this one; null when none waits. */
export async function nextDraft(after: string): Promise<InvoiceRow | null> {
  const { items } = await got(api.GET("/api/v1/invoices", { params: { query: { state: "unissued", limit: 50 } } }));
  const at = items.findIndex((one) => one.invoice_id === after);
  const others = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))];
  return others.find((one) => one.invoice_id !== after) ?? null;
}

/** Where a listed invoice may stand. */
export const STATES = ["draft", "held", "open", "part_paid", "overdue", "paid", "credited", "written_off", "disputed"] as const;

/** The page of an invoice: a draft is gone on with, where one may. */
export function hrefOf(row: { account_id: string; invoice_id: string; stands: string }, mayCharge: boolean): string {
  const draft = (row.stands === "draft" || row.stands === "held") && mayCharge;
  return `/accounts/${row.account_id}/${draft ? "charges" : "invoices"}/${row.invoice_id}`;
}
