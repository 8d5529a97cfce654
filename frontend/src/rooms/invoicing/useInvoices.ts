import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, got } from "../../api/client";
import type { components, operations } from "../../api/schema.gen";
import { saveFile } from "../../kit";

export type InvoiceRow = components["schemas"]["InvoiceRow"];
type Query = NonNullable<operations["lists_list_invoices"]["parameters"]["query"]>;
export type InvoiceFilter = Omit<Query, "cursor" | "limit">;

/** Rows a request: one screen and a half, so the first paint is quick and scrolling stays ahead. */
const PAGE = 200;

/** The invoices of a filter, page after page as the list is scrolled. */
export function useInvoices(filter: InvoiceFilter) {
  const query = useInfiniteQuery({
    queryKey: ["invoices", filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => got(api.GET("/api/v1/invoices", { params: { query: { ...filter, cursor: pageParam, limit: PAGE } }, signal })),
    getNextPageParam: (last) => last.cursor ?? undefined,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, rows };
}

/** What all invoices of a filter come to, loaded or not. */
export function useInvoiceTotals(filter: InvoiceFilter) {
  return useQuery({
    queryKey: ["invoices", "totals", filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => got(api.GET("/api/v1/invoices/totals", { params: { query: filter }, signal })),
  });
}

/** All rows of the filter as CSV, written by the server. */
export async function exportInvoices(filter: InvoiceFilter): Promise<void> {
  await saveFile(async () => (await got(api.POST("/api/v1/exports", { body: { list: "invoices", filter: { ...filter } } }))).url);
}

/** The draft to go on with after this one; null when none waits. */
export async function nextDraft(after: string): Promise<InvoiceRow | null> {
  const { items } = await got(api.GET("/api/v1/invoices", { params: { query: { state: "unissued", limit: 50 } } }));
  const at = items.findIndex((one) => one.invoice_id === after);
  const others = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))];
  return others.find((one) => one.invoice_id !== after) ?? null;
}

/** Where an invoice may stand, in the words of the list. */
export const STATES = ["draft", "held", "open", "overdue", "paid"] as const;
export function isState(text: string): text is (typeof STATES)[number] {
  return (STATES as readonly string[]).includes(text);
}

/** The page of an invoice: a draft is gone on with, where one may. */
export function hrefOf(row: { account_id: string; invoice_id: string; stands: string }, mayCharge: boolean): string {
  const draft = (row.stands === "draft" || row.stands === "held") && mayCharge;
  return `/accounts/${row.account_id}/${draft ? "charges" : "invoices"}/${row.invoice_id}`;
}
