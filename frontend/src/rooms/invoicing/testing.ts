/** Answers of the server for tests of this room. */
import type { AccountFile } from "./useAccount";
import type { StandingInvoice } from "./lines";
import type { InvoiceRow } from "./useInvoices";

export const usd = (minor: number) => ({ minor, currency: "USD", display: `$${(minor / 100).toFixed(2)}` });

const ADDRESS = { line1: "12 Elm Street", line2: "", city: "Boston", region: "MA", postal_code: "02118", country: "US" };

const client = (id: string, name: string) => ({
  id, account_id: "a1", name: { family: name, given: "Ada", middle: "", prefix: "", suffix: "" }, display_name: `Ada ${name}`, birth_date: "1980-05-17",
  sex: "female", address: ADDRESS, identifiers: [], deceased_on: null, replaced_by: null, version: 1,
});

export const FILE: AccountFile = {
  account: {
    id: "a1", number: "100017", currency: "USD", language: "en", time_zone: "America/New_York", state: "active", enrolled_at: "2026-01-01T00:00:00Z", version: 1,
    guarantor: { kind: "self", name: "Ada Okafor", address: ADDRESS, relationship: "", birth_date: null, client_id: "c1" },
    contact: { email: "", email_state: "unverified", phones: [], preferred: "email", email_consent_at: null, opted_out: [] },
    merged_into: null, absorbed: [],
  },
  clients: [client("c1", "Okafor")],
  coverages: [{
    id: "cov1", account_id: "a1", client_id: "c1", payer_id: "pyr_1", payer_name: "Northfield", member_id: "", order: 1, from_on: "2020-01-01", until_on: null,
    percent_bp: 8000, copay: usd(0), cap: null, version: 1,
  }],
  concerns: [{ id: "k1", kind: "interpreter", severity: "warning", text: "Igbo", noted_at: "2026-01-01T00:00:00Z", noted_by: "x", ended_at: null, version: 1 }],
  notes: [],
};

export const PAYER = {
  id: "pyr_1", name: "Northfield", kind: "agency" as const, address: ADDRESS, email: "", phone: "", terms_days: 30, fee_schedule: "northfield", active: true, version: 1, outside_ids: {},
};

export const INVOICE: StandingInvoice = {
  stands: "open", unapplied: usd(0), processing: usd(0), owed: usd(2360),
  id: "i1", account_id: "a1", number: "100017-0001", kind: "services", state: "issued", captured_at: "2026-11-01T10:00:00Z", issued_on: "2026-11-01", due_on: "2999-12-01",
  total: usd(11800), open: usd(2360), credited: usd(0), written_off: usd(0), holds: [], rebills: "", version: 3, currency: "USD", captured_by: "x", self_pay: false, about: "", tax: usd(0), credited_lines: [],
  diagnoses: [{ client_id: "c1", codes: ["F320"] }],
  lines: [{
    id: "1", client_id: "c1", service_on: "2026-10-30", system: "service", code: "VISIT", description: "Home visit", modifiers: [], diagnoses: ["F320"], units: "1", unit: usd(11800),
    discount: usd(0), discount_reason: "", discount_approved_by: "", price_reason: "", price_approved_by: "", tax_code: "", tax_rate_bp: 0, net: usd(11800), tax: usd(0), total: usd(11800),
  }],
  parties: [
    { party: "pyr_1", share: usd(9440), liable: usd(9440), paid: usd(9440), open: usd(0) },
    { party: "guarantor", share: usd(2360), liable: usd(2360), paid: usd(0), open: usd(2360) },
  ],
};

export const DRAFT: StandingInvoice = { ...INVOICE, number: "", state: "draft", stands: "draft", issued_on: null, due_on: null, version: 1, open: usd(0), owed: usd(0) };

export const ROW: InvoiceRow = {
  invoice_id: "i1", account_id: "a1", account_number: "100017", guarantor: "Ada Okafor", number: "100017-0001", kind: "services", stands: "open", on: "2026-11-01", due_on: "2026-12-01",
  total: usd(11800), open: usd(2360), owed: usd(2360), holds: [], behind_since: "",
};

export const TOTALS = { whole: true, count: 7, by_currency: [{ count: 7, total: usd(99900), open: usd(4200) }] };
