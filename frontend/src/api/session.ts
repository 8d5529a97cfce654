/**
 * Who is signed in. The access token lives in this variable only; the refresh token is an HttpOnly cookie that
 * scripts cannot read. One refresh runs at a time; when it fails the session is expired and the page stays.
 */
import { useSyncExternalStore } from "react";
import { dropDrafts } from "../kit/useForm";
import { preferences, setPreferences, type Preferences } from "../words/language";
import { ApiProblem, OFFLINE, readProblem } from "./problem";

export const BASE = "/api/v1";

export interface Me {
  /** The opaque id that is recorded with what this person does. */
  subject?: string;
  name: string;
  email?: string;
  roles: string[];
  permissions: string[];
  preferences?: Partial<Preferences>;
}

export type Challenge = "NEW_PASSWORD_REQUIRED" | "SOFTWARE_TOKEN_MFA" | "MFA_SETUP";

export interface Challenged {
  challenge: Challenge;
  session: string;
  /** MFA_SETUP: the key to type into the authenticator, and its otpauth address. */
  secret?: string;
  otpauth_uri?: string;
}

interface Tokens {
  access_token: string;
  expires_in: number;
}

export interface SessionState {
  status: "starting" | "signed-out" | "signed-in" | "expired";
  me: Me | null;
}

let token: string | null = null;
let state: SessionState = { status: "starting", me: null };
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

async function enter(tokens: Tokens): Promise<void> {
  token = tokens.access_token;
  const response = await fetch(`${BASE}/auth/me`, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  const me = (await response.json()) as Me;
  if (me.preferences) setPreferences(me.preferences);
  become({ status: "signed-in", me });
}

async function settle(answer: Tokens | Challenged): Promise<Challenged | null> {
  if ("challenge" in answer) return answer;
  await enter(answer);
  return null;
}

/** Sign in. Resolves to null when in, or to what is asked next. Throws ApiProblem. */
export async function signIn(email: string, password: string): Promise<Challenged | null> {
  return settle(await post<Tokens | Challenged>("/auth/login", { email, password }));
}

/** Answer a challenge: the new password, or the six figures of the authenticator. */
export async function answerChallenge(email: string, asked: Challenged, answer: string): Promise<Challenged | null> {
  const body = { email, challenge: asked.challenge, session: asked.session, answer };
  return settle(await post<Tokens | Challenged>("/auth/challenge", body));
}

/** Get a new access token by the cookie; false when the session is over. */
export function refresh(): Promise<boolean> {
  refreshing ??= post<Tokens>("/auth/refresh", {})
    .then(enter)
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
      body: JSON.stringify(next),
    }),
  ).catch(() => undefined);
}

/** For tests: start from a known state. */
export function resetSession(next: SessionState): void {
  token = next.status === "signed-in" ? "test-token" : null;
  become(next);
}
