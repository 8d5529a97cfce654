import type { paths } from "../../api/schema.gen";
import type { Tone } from "../../kit";

type AccountsQuery = NonNullable<paths["/api/v1/accounts"]["get"]["parameters"]["query"]>;

/** The queues of the home page, the most urgent first: where each leads and how it looks while something waits. */
export const QUEUES = [
  { key: "held", href: "/invoices?state=held", tone: "warn" },
  { key: "due_today", href: "/queues/due-today", tone: "info" },
  { key: "write_offs", href: "/write-offs?state=asked", tone: "info", permission: "write_off:approve" },
  { key: "open_batches", href: "/batches?state=open", tone: "warn" },
  { key: "overdue", href: "/overdue", tone: "bad" },
  { key: "bad_address", href: "/queues/bad-address", tone: "warn" },
  { key: "unapplied", href: "/queues/unapplied", tone: "neutral" },
  { key: "on_hold", href: "/queues/on-hold", tone: "neutral" },
  { key: "drafts", href: "/invoices?state=draft", tone: "neutral" },
] as const satisfies readonly { key: string; href: string; tone: Tone; permission?: string }[];

/** The queues that are lists of accounts, by their place in the address. */
export const ACCOUNT_QUEUES = {
  "due-today": { key: "due_today", asks: { due: true } },
  "bad-address": { key: "bad_address", asks: { bad_address: true } },
  unapplied: { key: "unapplied", asks: { unapplied: true } },
  "on-hold": { key: "on_hold", asks: { on_hold: true } },
} as const satisfies Record<string, { key: string; asks: AccountsQuery }>;

export type AccountQueue = keyof typeof ACCOUNT_QUEUES;
