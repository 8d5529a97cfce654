/**
 * The office's clock in the local run. Only the local run answers `/local/clock`; a deployed site has no such address,
 * and away from this machine it is not even asked for.
 */
import { useSyncExternalStore } from "react";
import { setAhead } from "../words/format";

export interface OfficeClock {
  /** What time it is in the office. */
  now: string;
  offset_days: number;
  moving: boolean;
  days_left: number;
  /** Why the last move stopped, empty when it did not. */
  failed: string;
}

const PATH = "/local/clock";
const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];
let clock: OfficeClock | null = null;
const listeners = new Set<() => void>();

function become(next: OfficeClock | null): OfficeClock | null {
  clock = next;
  setAhead(next ? Date.parse(next.now) - Date.now() : 0);
  for (const listener of listeners) listener();
  return clock;
}

async function ask(init?: RequestInit): Promise<OfficeClock | null> {
  const response = await fetch(PATH, { ...init, headers: { accept: "application/json", "content-type": "application/json" } });
  if (!response.headers.get("content-type")?.includes("json")) return null;
  const body = (await response.json()) as Partial<OfficeClock>;
  return typeof body.now === "string" ? (body as OfficeClock) : null;
}

/** Read the clock; null where there is none. */
export async function readClock(): Promise<OfficeClock | null> {
  if (!LOOPBACK.includes(window.location.hostname)) return null;
  return become(await ask().catch(() => clock));
}

/** Begin to move the office forward. A move that is under way already is simply watched. */
export async function moveClock(days: number): Promise<void> {
  become(await ask({ method: "POST", body: JSON.stringify({ days }) }));
}

/** For tests: forget the clock of the local run. */
export function dropClock(): void {
  become(null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useClock(): OfficeClock | null {
  return useSyncExternalStore(subscribe, () => clock);
}
