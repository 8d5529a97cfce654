import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";

export type Proposal = components["schemas"]["ProposalView"];
export type PaymentIn = components["schemas"]["PaymentIn"];

/** What is asked: the money, and the cells as the person left them (null: let the oldest due come first). */
interface Asked {
  account_id: string | undefined;
  party: string;
  method: PaymentIn["method"];
  minor: number | null;
  received_on: string | null;
}

type Cells = Readonly<Record<string, number | null>>;

/** The allocations of the cells that hold an amount. */
export function rowsOf(cells: Cells): { invoice_id: string; minor: number }[] {
  return Object.entries(cells).flatMap(([invoice_id, minor]) => (minor ? [{ invoice_id, minor }] : []));
}

export function unreadable(cells: Cells | null): boolean {
  return Object.values(cells ?? {}).some((minor) => Number.isNaN(minor) || (minor ?? 0) < 0);
}

/** A pause after typing, as the server is asked about each amount. */
const PAUSE_MS = 150;

function useSettled<T>(value: T): T {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return useMemo(() => JSON.parse(settled) as T, [settled]);
}

/** The day plays no part in how money is spread; the route only refuses one to come. */
const ANY_DAY = "2000-01-01";

/** Without an amount yet the server is asked with the smallest one, for the open invoices alone. */
function bodyOf(asked: Asked, cells: Cells | null): PaymentIn {
  const known = asked.minor !== null && asked.minor > 0;
  return {
    party: asked.party,
    method: asked.method,
    amount_minor: known ? (asked.minor ?? 1) : 1,
    received_on: asked.received_on ?? ANY_DAY,
    reference: "",
    batch: 0,
    allocations: !known ? [] : cells && rowsOf(cells),
  };
}

/** How the server would spread the payment over the open invoices; asked again as amounts change. */
export function useProposal(asked: Asked) {
  const [cells, setCells] = useState<Cells | null>(null);
  const valid = !Number.isNaN(asked.minor) && !unreadable(cells);
  const body = useSettled(bodyOf(asked, valid ? cells : null));
  const proposal = useQuery({
    queryKey: ["account", asked.account_id, "proposal", body],
    enabled: asked.account_id !== undefined && valid,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) =>
      got(api.POST("/api/v1/accounts/{account_id}/payments/preview", { params: { path: { account_id: asked.account_id ?? "" } }, body, signal })),
  });
  // A refusal must not take away the table in which it can be mended: the last answer stays.
  const [data, setData] = useState<Proposal>();
  if (proposal.data && proposal.data !== data) setData(proposal.data);
  const edit = (invoice_id: string, minor: number | null) =>
    setCells((old) => ({ ...(old ?? Object.fromEntries(data?.lines.map((line) => [line.invoice_id, line.pays.minor || null]) ?? [])), [invoice_id]: minor }));
  const cell = (line: Proposal["lines"][number]) => (cells ? (cells[line.invoice_id] ?? null) : line.pays.minor || null);
  // What is said of the outcome must be about this amount, not about the one before the last key.
  const current = data !== undefined && data.allocated.minor + data.unapplied.minor === asked.minor;
  return { data, current, error: proposal.error, busy: proposal.isPending, cells, setCells, edit, cell, known: asked.minor !== null && asked.minor > 0 };
}

export type Spread = ReturnType<typeof useProposal>;
