/** An account for the tests of this room, as the server writes it. */
import type { AccountFile, Overview } from "./account/useAccount";

export const ID = "acc_1";

export const usd = (minor: number) => ({ minor, currency: "USD", display: `$${(minor / 100).toFixed(2)}` });

const ADDRESS = { line1: "12 Elm Street", line2: "", city: "Boston", region: "MA", postal_code: "02134", country: "US" };

export function makeFile(changes: Partial<AccountFile> = {}): AccountFile {
  return {
    account: {
      id: ID, number: "00001057", currency: "USD", language: "en", time_zone: "America/New_York", state: "active",
      enrolled_at: "2026-01-02T15:00:00Z", version: 3,
      guarantor: { kind: "self", name: "Ada Byron", address: ADDRESS, relationship: "", birth_date: null, client_id: "cli_1" },
      contact: {
        email: "ada@people.example", email_state: "good", phones: [{ number: "+16175550135", use: "mobile" }],
        preferred: "email", email_consent_at: "2026-01-02T15:00:00Z", opted_out: [],
      },
      merged_into: null, absorbed: [],
    },
    clients: [{
      id: "cli_1", account_id: ID, name: { family: "Byron", given: "Ada", middle: "", prefix: "", suffix: "" }, display_name: "Ada Byron",
      birth_date: "1990-12-10", sex: "female", address: ADDRESS, identifiers: [{ system: "us-ssn", last4: "6789" }], deceased_on: null, replaced_by: null, version: 1,
    }],
    coverages: [{
      id: "cov_1", account_id: ID, client_id: "cli_1", payer_id: "pyr_1", payer_name: "Harbor Mutual Health", member_id: "M1", order: 1,
      from_on: "2026-01-01", until_on: null, percent_bp: 8000, copay: usd(2000), cap: null, version: 4,
    }],
    concerns: [
      { id: "con_1", kind: "interpreter", severity: "info", text: "Portuguese", noted_at: "2026-02-01T15:00:00Z", noted_by: "staff:2", ended_at: null, version: 1 },
      { id: "con_2", kind: "bankruptcy", severity: "critical", text: "", noted_at: "2026-03-01T15:00:00Z", noted_by: "staff:2", ended_at: null, version: 1 },
      { id: "con_3", kind: "hardship", severity: "warning", text: "", noted_at: "2026-03-01T15:00:00Z", noted_by: "staff:2", ended_at: "2026-04-01T15:00:00Z", version: 2 },
    ],
    notes: [],
    ...changes,
  };
}

export function makeOverview(changes: Partial<Overview> = {}): Overview {
  return {
    account_id: ID, account_number: "00001057", guarantor: "Ada Byron", currency: "USD", version: 7,
    balance: usd(22905), client: usd(8905), payers: usd(15000), overdue: usd(8605), unapplied: usd(1000),
    parties: [
      { party: "guarantor", name: "Ada Byron", open: usd(9905), unapplied: usd(1000), processing: usd(0), owed: usd(8905) },
      { party: "pyr_1", name: "Harbor Mutual Health", open: usd(15000), unapplied: usd(0), processing: usd(0), owed: usd(15000) },
    ],
    ageing: { current: usd(300), "1-30": usd(8605), "31-60": usd(0), "61-90": usd(0), "91-120": usd(0), "120+": usd(0) }, aged: usd(8905), behind_since: "",
    drafts: 1, held: 0, level: 1, next: { on: "2026-11-24", outcome: "remind", level: 2, reason: "" },
    ...changes,
  };
}
