/** Invented answers of the server for the tests beside the pages. */
import type { components } from "../../api/schema.gen";

type Schemas = components["schemas"];

export const usd = (minor: number) => ({ minor, currency: "USD", display: `$${(minor / 100).toFixed(2)}` });

const NAMES = ["Anna", "Bo", "Cecilia"];

export function account(n: number, holds: string[] = []): Schemas["AccountRow"] {
  return {
    account_id: `acc_${n}`, account_number: `1000${n}`, guarantor: NAMES[n - 1] ?? "", balance: usd(n * 1000), overdue: usd(n * 900), days_past_due: n * 10,
    unapplied: usd(0), ageing: { current: usd(n * 100), "1-30": usd(n * 900) }, level: 1, next_on: "2026-11-24", holds, concerns: [], behind_since: "",
  };
}

export const DUNNING_FILE: Schemas["DunningFileView"] = {
  policy: "us", policy_name: "United States", level: 1, levels: 3, since_on: "2026-10-01", last_step_on: null, next_on: "2026-11-24", attention: null,
  overdue: usd(900), ageing: { current: usd(100), "1-30": usd(900) }, gate: { verdict: "allow", rule: "allowed", reason: "" }, holds: [], promises: [], steps: [], skip: null, next_level: 2,
  next_step: { on: "2026-11-24", outcome: "remind", level: 2, reason: "", next_on: null, template: "reminder_2", channel: "email", notice_id: "", fees: [] },
};

export function letter(n: number, gate: Schemas["LetterView"]["gate"]): Schemas["LetterView"] {
  return {
    account_id: `acc_${n}`, account_number: `1000${n}`, guarantor: NAMES[n - 1] ?? "", language: "sv", level: 1, level_name: "Påminnelse", template: "reminder_1",
    channel: "email", overdue: usd(900), gate, fees: [], skip: null,
  };
}
