/**
 * Who is signed in. The access token lives in this variable only; the refresh token is an HttpOnly cookie that
 * scripts cannot read. One refresh runs at a time; when it fails the session is expired and the page stays.
 */
import { useSyncExternalStore } from "react";
import { dropDrafts } from "../kit/useForm";
import { preferences, setPreferences, type Preferences } from "../words/language";
import { fromStored, toStored, type StoredPreferences } from "./preferences";
import { ApiProblem, OFFLINE, readProblem } from "./problem";

export const BASE = "/api/v1";

export interface Me {
  /** The opaque id that is recorded with what this person does. */
  subject?: string;
  name: string;
  email?: string;
  roles: string[];
  permissions: string[];
}

export interface Challenged {
  /** Sealed by the server; goes back with the answer. */
  challenge: string;
  kind: "new_password" | "code" | "set_up_code";
  /** For `set_up_code`: the authenticator's key, its otpauth address and both as a picture (a data: address). */
  set_up?: { secret: string; uri: string; qr: string } | null;
}

interface SignedIn {
  access_token?: string | null;
  challenge?: Challenged | null;
}

export interface SessionState {
  status: "starting" | "signed-out" | "signed-in" | "expired";
  me: Me | null;
}

let token: string | null = null;
let state: SessionState = { status: "starting", me: null };
/** What the server keeps besides what we show here (saved views): sent back untouched. */
let stored: StoredPreferences | null = null;
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

function become(next: Partial<SessionState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSession(): SessionState {
  return useSyncExternalStore(subscribe, () => state);
}

export function useMay(): (permission: string | null) => boolean {
  const { me } = useSession();
  return (permission) => permission === null || (me?.permissions.includes(permission) ?? false);
}

async function post<T>(path: string, body: object): Promise<T> {
  let response: Response;
  try {
    response = await fetch(BASE + path, {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json", "accept-language": preferences().language },
      body: JSON.stringify(body),
    });
  } catch {
    throw new ApiProblem(OFFLINE);
  }
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  return (response.status === 204 ? {} : await response.json()) as T;
}

async function get<T>(path: string): Promise<T> {
  const response = await fetch(BASE + path, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  return (await response.json()) as T;
}

/** Only a new sign-in asks who it is and what they prefer; renewing the token changes neither. */
async function enter(accessToken: string): Promise<void> {
  token = accessToken;
  if (!state.me || state.status !== "signed-in") {
    const [me, kept] = await Promise.all([get<Me>("/auth/me"), get<StoredPreferences>("/me/preferences").catch(() => null)]);
    stored = kept;
    if (kept) setPreferences(fromStored(kept));
    become({ status: "signed-in", me });
  }
}

async function settle(answer: SignedIn): Promise<Challenged | null> {
  if (answer.challenge) return answer.challenge;
  await enter(answer.access_token ?? "");
  return null;
}

/** Sign in. Resolves to null when in, or to what is asked next. Throws ApiProblem. */
export async function signIn(email: string, password: string): Promise<Challenged | null> {
  return settle(await post<SignedIn>("/auth/login", { email, password }));
}

/** Answer a challenge: the new password, or the six figures of the authenticator. */
export async function answerChallenge(asked: Challenged, answer: string): Promise<Challenged | null> {
  return settle(await post<SignedIn>("/auth/challenge", { challenge: asked.challenge, answer }));
}

/** Get a new access token by the cookie; false when the session is over. */
export function refresh(): Promise<boolean> {
  refreshing ??= post<SignedIn>("/auth/refresh", {})
    .then((answer) => enter(answer.access_token ?? ""))
    .then(
      () => true,
      () => false,
    )
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}

/** First thing on load: are we still signed in from before? */
export async function startSession(): Promise<void> {
  if (!(await refresh())) become({ status: "signed-out" });
}

/** Sign out here and at the server; drafts on this machine go too. */
export async function signOut(): Promise<void> {
  await post("/auth/logout", {}).catch(() => undefined);
  token = null;
  dropDrafts();
  become({ status: "signed-out", me: null });
}

function withToken(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set("accept-language", preferences().language);
  if (token) headers.set("authorization", `Bearer ${token}`);
  return new Request(request, { headers });
}

/** fetch with the token; on 401 one refresh and one more try, then the session counts as expired. */
export async function sessionFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetch(withToken(request)).catch(() => {
    throw new ApiProblem(OFFLINE);
  });
  if (response.status !== 401) return response;
  if (await refresh()) return fetch(withToken(again));
  if (state.status === "signed-in") become({ status: "expired" });
  return response;
}

/** Show and store what the representative prefers; without an answer it still holds in this browser. */
export async function prefer(change: Partial<Preferences>): Promise<void> {
  const next = setPreferences(change);
  if (state.status !== "signed-in") return;
  await sessionFetch(
    new Request(`${window.location.origin}${BASE}/me/preferences`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...stored, ...toStored(next) }),
    }),
  ).catch(() => undefined);
}

/** For tests: start from a known state. */
export function resetSession(next: SessionState): void {
  token = next.status === "signed-in" ? "test-token" : null;
  become(next);
}
