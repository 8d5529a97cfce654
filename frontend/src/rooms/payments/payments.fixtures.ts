/** Invented answers of the server for the tests beside the pages. */
import type { Routes } from "../../test/fakeApi";
import type { components } from "../../api/schema.gen";

type Schemas = components["schemas"];

export const usd = (minor: number) => ({ minor, currency: "USD", display: `$${(minor / 100).toFixed(2)}` });

export const ROW: Schemas["PaymentRow"] = {
  payment_id: "pay_1", account_id: "acc_1", account_number: "10001", guarantor: "Åsa Åkesson", party: "guarantor", party_name: "", method: "cheque",
  state: "posted", received_on: "2026-11-20", reference: "CHK 7", amount: usd(50000), unapplied: usd(10000), behind_since: "",
};

export const PAYMENT: Schemas["PaymentView"] = {
  id: "pay_1", account_id: "acc_1", party: "guarantor", method: "cheque", state: "posted", amount: usd(50000), unapplied: usd(10000),
  received_on: "2026-11-20", reference: "CHK 7", return_reason: "", entry_version: 14, version: 1,
  allocations: [{ invoice_id: "inv_1", amount: usd(40000) }], refunds: [], free: usd(10000), disputes: [], void_reason: "", moved_to: null, moved_from: null, refusals: {}, batch: 0,
};

const OVERVIEW: Schemas["OverviewView"] = {
  account_id: "acc_1", account_number: "10001", guarantor: "Åsa Åkesson", currency: "USD", version: 14, balance: usd(65149), client: usd(65149), payers: usd(0), overdue: usd(12500), unapplied: usd(0),
  parties: [{ party: "guarantor", name: "Åsa Åkesson", open: usd(65149), unapplied: usd(0), processing: usd(0), owed: usd(65149) }, { party: "pyr_1", name: "Northwind", open: usd(100), unapplied: usd(0), processing: usd(0), owed: usd(100) }],
  ageing: {}, aged: usd(0), behind_since: "", drafts: 0, held: 0, level: 0, next: { on: null, outcome: "", level: 0, reason: "" },
};

const OPEN = [{ invoice_id: "inv_1", number: "10001-0001", open: 12500 }, { invoice_id: "inv_2", number: "10001-0002", open: 30000 }];

/** Spreads as the server does: over the given cells, or the oldest first. */
export function proposal(body: unknown): Schemas["ProposalView"] {
  const { amount_minor, allocations } = body as { amount_minor: number; allocations: { invoice_id: string; minor: number }[] | null };
  let left = amount_minor;
  const lines = OPEN.map((one) => {
    const pays = allocations ? (allocations.find((row) => row.invoice_id === one.invoice_id)?.minor ?? 0) : Math.min(left, one.open);
    left -= pays;
    return { invoice_id: one.invoice_id, number: one.number, due_on: "2026-10-01", open: usd(one.open), pays: usd(pays) };
  });
  return { lines, allocated: usd(amount_minor - left), unapplied: usd(left), still_open: usd(42500 - amount_minor + left) };
}

export const BEHIND: Routes = {
  "GET /api/v1/accounts/{account_id}/overview": OVERVIEW,
  "GET /api/v1/accounts/{account_id}/entries": { items: [] },
  "GET /api/v1/payers": { items: [], cursor: null },
};
