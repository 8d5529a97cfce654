import type { ReactNode } from "react";

export type Tone = "neutral" | "good" | "warn" | "bad" | "info";

const TONES: Record<string, Tone> = {
  paid: "good", posted: "good", active: "good", succeeded: "good", imported: "good", delivered: "good",
  issued: "info", open: "info", sent: "info", processing: "info", running: "info", queued: "info", ready: "info",
  draft: "neutral", void: "neutral", cancelled: "neutral", inactive: "neutral", reversed: "neutral", closed: "neutral", credited: "neutral", written_off: "neutral",
  held: "warn", part_paid: "warn", unapplied: "warn", due: "warn", promised: "warn", pending: "warn", expiring: "warn",
  overdue: "bad", disputed: "bad", failed: "bad", returned: "bad", bounced: "bad", rejected: "bad", declined: "bad",
};

/** The tone a state has everywhere; a state nobody named stays neutral. */
export function toneOf(state: string): Tone {
  return TONES[state] ?? "neutral";
}

/** A state in words with a coloured dot: colour never carries the meaning alone. */
export function Status({ tone, state, children }: { tone?: Tone; state?: string; children: ReactNode }) {
  return <span className={`status tone-${tone ?? toneOf(state ?? "")}`}>{children}</span>;
}
