/**
 * Lists asked for as files, and how far each is: kept here, beside all screens, so that one may walk on while a long list
 * is written. A short one is ready in the answer and comes at once.
 */
import { useSyncExternalStore } from "react";
import { api, got, idempotencyKey } from "../api/client";
import type { components } from "../api/schema.gen";
import { saveFile } from "../kit/files";

export type Export = components["schemas"]["ExportView"];

/** Which list is wanted, under which filter. */
export type Wanted =
  | { list: components["schemas"]["ExportIn"]["list"]; filter?: object; only?: readonly string[] }
  | { list: "load-findings"; filter: { load_id: string } };

/** What is ready within a moment comes by itself; later a person is asked, who may be at something else by then. */
const MOMENT_MS = 5000;
const FIRST_LOOK_MS = 500;
const LAST_LOOK_MS = 5000;

let followed: readonly Export[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Export[]): void {
  followed = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is being written for this person, and what is ready or failed since and was not looked at. */
export function useFollowed(): readonly Export[] {
  return useSyncExternalStore(subscribe, () => followed);
}

/** Show it no more; it goes on at the server. */
export function letGo(id: string): void {
  change(followed.filter((one) => one.id !== id));
}

/** Another person at this machine sees nothing of it. */
export function letAllGo(): void {
  change([]);
}

export function isUnderWay({ state }: Export): boolean {
  return state === "queued" || state === "running";
}

/** Ask for the same again. */
export function wantedOf({ list, filter, only }: Export): Wanted {
  return { list, filter, ...(only.length && { only }) } as Wanted;
}

/** Whether it is papers, and not the lines of a list. */
export function isOfPapers({ list }: Export): boolean {
  return list === "invoice-papers" || list === "receipts" || list === "statements";
}

/** A filter without what it does not ask for. */
function asked(filter: object = {}): Record<string, string | number | boolean> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== null && value !== ""));
}

function ask(wanted: Wanted): Promise<Export> {
  const header = { "Idempotency-Key": idempotencyKey() };
  if (wanted.list === "load-findings") {
    return got(api.POST("/api/v1/exports/load-findings/{load_id}", { params: { header, path: { load_id: (wanted.filter as { load_id: string }).load_id } } }));
  }
  return got(api.POST("/api/v1/exports", { params: { header }, body: { list: wanted.list, filter: asked(wanted.filter), ...(wanted.only && { only: [...wanted.only] }) } }));
}

const path = (id: string) => ({ params: { path: { export_id: id } } });

/** Fetch a file that is ready. Throws what the server refuses. */
export async function takeExport(id: string): Promise<void> {
  await saveFile(async () => (await got(api.POST("/api/v1/exports/{export_id}/file", path(id)))).url);
  letGo(id);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const isFollowed = (id: string) => followed.some((one) => one.id === id);

/** Look again and again, ever less often, until it is ready or failed, or nobody wants to know. */
async function follow(begun: Export): Promise<Export> {
  change([...followed, begun]);
  let found = begun;
  for (let wait = FIRST_LOOK_MS; isUnderWay(found) && isFollowed(found.id); wait = Math.min(wait * 1.5, LAST_LOOK_MS)) {
    await pause(wait);
    // Without an answer it is asked again: whoever is offline comes back.
    const looked = await got(api.GET("/api/v1/exports/{export_id}", path(found.id))).catch(() => found);
    found = looked;
    change(followed.map((one) => (one.id === looked.id ? looked : one)));
  }
  return found;
}

/** Ask for a list as a file and fetch it when it is ready within a moment; answers whether it came. */
export async function exportList(wanted: Wanted): Promise<boolean> {
  const since = Date.now();
  const begun = await ask(wanted);
  const found = isUnderWay(begun) ? await followAWhile(begun, since) : begun;
  if (found?.state !== "ready") return false;
  await takeExport(found.id);
  return true;
}

/** What became of it within a moment; null when it takes longer, and is followed on beside whatever comes next. */
async function followAWhile(begun: Export, since: number): Promise<Export | null> {
  const end = follow(begun);
  return Promise.race([end, pause(MOMENT_MS - (Date.now() - since)).then(() => null)]);
}
