/** Invented rows for the kit page: seeded, so every visit looks the same. */
import type { Amount } from "../../words/amount";

export interface SampleRow {
  id: string;
  account: string;
  client: string;
  payer: string;
  service: string;
  due: string;
  age: number;
  balance: Amount;
  state: "open" | "part_paid" | "overdue" | "disputed" | "paid" | "held";
}

const GIVEN = ["Agnieszka", "Erik", "Zofia", "Åsa", "Michał", "Grace", "Oskar", "Łucja", "Lars", "Amira", "Örjan", "Noah"];
const FAMILY = ["Nowak", "Åkesson", "Wiśniewska", "Reyes", "Öberg", "Kowalska", "Lindqvist", "Hughes", "Dąbrowska", "Bergman"];
const PAYERS = ["Self-pay", "BlueCross PPO", "Aetna", "Region Skåne", "NFZ", "Northwind Ltd", "Medicaid"];
const SERVICES = ["99213 Office visit", "H0031 Assessment", "T1017 Case management", "Monthly plan", "90834 Psychotherapy 45 min"];
const STATES = ["open", "open", "part_paid", "overdue", "overdue", "disputed", "paid", "held"] as const;

/** Lehmer generator (Park and Miller, 1988): enough for a picture, and the same in every browser. */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

const usd = new Intl.NumberFormat("en-US", { minimumIntegerDigits: 1 });

export function amount(minor: number): Amount {
  const cents = String(minor % 100).padStart(2, "0");
  return { minor, currency: "USD", display: `$${usd.format(Math.trunc(minor / 100))}.${cents}` };
}

export function sampleRows(count: number): SampleRow[] {
  const next = generator(20260521);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  return Array.from({ length: count }, (_, at) => {
    const age = Math.floor(next() * 190) - 20;
    return {
      id: `r${at}`,
      account: `AC-${100000 + at}`,
      client: `${pick(GIVEN)} ${pick(FAMILY)}`,
      payer: pick(PAYERS),
      service: pick(SERVICES),
      due: new Date(Date.UTC(2026, 10, 20 - age)).toISOString().slice(0, 10),
      age: Math.max(age, 0),
      balance: amount(Math.floor(next() * 60000) + 500),
      state: pick(STATES),
    };
  });
}

export const BUCKETS = [
  { key: "0", label: "0–30", amount: amount(8_640_012) },
  { key: "31", label: "31–60", amount: amount(4_402_550) },
  { key: "61", label: "61–90", amount: amount(3_318_000) },
  { key: "91", label: "91–120", amount: amount(2_611_975) },
  { key: "121", label: "120+", amount: amount(1_977_001) },
];

export const TOTAL = amount(BUCKETS.reduce((sum, bucket) => sum + bucket.amount.minor, 0));
