/**
 * Who is signed in. The access token lives in this variable only; the refresh token is an HttpOnly cookie that
 * scripts cannot read. One refresh runs at a time; when it fails the session is expired and the page stays.
 */
import { useSyncExternalStore } from "react";
import { choosePreferences, preferences, setPreferences, whenChosen, type Language } from "../words/language";
import { setOfficeZone } from "../words/format";
import { fromStored, toStored, type StoredPreferences } from "./preferences";
import { ApiProblem, OFFLINE, readProblem } from "./problem";

const BASE = "/api/v1";

/** `GET /auth/me`. */
export interface Me {
  /** The opaque id that is recorded with what this person does. */
  subject?: string;
  user?: string;
  name: string;
  email?: string;
  /** The language of the invitation: the portal speaks it until the person chooses. */
  language?: Language;
  roles: string[];
  permissions: string[];
  second_factor?: boolean;
  /** The office's: what "today" means in the books. */
  time_zone?: string;
}

/** What the sign-in asks next; a passkey's question is answered at once (`signInByPasskey`). `challenge` is a sealed note that goes back with the answer. */
export interface Challenged {
  challenge: string;
  kind: "new_password" | "code" | "set_up_code";
  /** The key for the authenticator app: as text, as its address and as a picture. */
  set_up?: SetUp | null;
}

export interface SetUp {
  secret: string;
  uri: string;
  qr: string;
}

interface AskedPasskey {
  challenge: { challenge: string; options: string };
}

interface SignedIn {
  access_token?: string | null;
  challenge?: Challenged | null;
}

interface SessionState {
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

async function own<T>(path: string, language: Language): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, "accept-language": language };
  const response = await fetch(BASE + path, { headers });
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  return (await response.json()) as T;
}

/**
 * Whose session it is and how this person likes the portal; who never chose gets the language of their account. Only a
 * new sign-in asks: renewing the token changes neither.
 */
async function enter(access: string): Promise<void> {
  token = access;
  if (state.me && state.status === "signed-in") return;
  const me = await own<Me>("/auth/me", preferences().language);
  // Preferences are a comfort: without them the portal opens as it is in this browser.
  const stored = await own<StoredPreferences>("/me/preferences", me.language ?? preferences().language).catch(() => null);
  if (stored) setPreferences(fromStored(stored));
  setOfficeZone(me.time_zone);
  become({ status: "signed-in", me });
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

/** Sign in with a passkey of this device. As `signIn`; throws NoPasskey too. */
export async function signInByPasskey(email: string): Promise<Challenged | null> {
  const { challenge: { challenge, options } } = await post<AskedPasskey>("/auth/passkey", { email });
  const { signByPasskey } = await import("./passkeys");
  return settle(await post<SignedIn>("/auth/passkey/answer", { challenge, credential: await signByPasskey(options) }));
}

/** Answer what is asked: the new password, or the six figures of the authenticator. */
export async function answerChallenge(asked: Challenged, answer: string): Promise<Challenged | null> {
  return settle(await post<SignedIn>("/auth/challenge", { challenge: asked.challenge, answer }));
}

/** Have a code sent for a new password; the answer is the same whether or not the address is known. */
export async function forgotPassword(email: string): Promise<void> {
  await post("/auth/forgot", { email });
}

/** Set the new password with the code from the mail. */
export async function confirmForgot(email: string, code: string, password: string): Promise<void> {
  await post("/auth/confirm-forgot", { email, code, password });
}

/** Get a new access token by the cookie; false when the session is over. Throws when nobody answered. */
function refresh(): Promise<boolean> {
  refreshing ??= post<SignedIn>("/auth/refresh", {})
    .then((answer) => enter(answer.access_token ?? ""))
    .then(
      () => true,
      (error: unknown) => {
        if (error instanceof ApiProblem && error.body.status === 401) return false;
        throw error;
      },
    )
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}

/** First thing on load: are we still signed in from before? */
export async function startSession(): Promise<void> {
  if (!(await refresh().catch(() => false))) become({ status: "signed-out" });
}

let forget: () => void = () => undefined;

/** What else must be forgotten when somebody signs out. */
export function whenSignedOut(act: () => void): void {
  forget = act;
}

/** Sign out here and at the server; drafts on this machine go too. */
export async function signOut(): Promise<void> {
  await post("/auth/logout", {}).catch(() => undefined);
  token = null;
  forget();
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

/** Ask anew who is signed in: after the second factor was set up. */
export async function renewMe(): Promise<void> {
  const { language } = preferences();
  become({ me: await own<Me>("/auth/me", language) });
}

async function store(path: string, body: object): Promise<void> {
  const headers = { "content-type": "application/json" };
  const request = new Request(`${window.location.origin}${BASE}${path}`, { method: "PUT", headers, body: JSON.stringify(body) });
  await sessionFetch(request).catch(() => undefined);
}

/** A choice is stored for the person; without an answer it still holds in this browser. */
whenChosen((chosen) => {
  if (state.status !== "signed-in") return;
  void store("/me/preferences", toStored(chosen));
});

export const prefer = choosePreferences;

/** For tests: start from a known state. */
export function resetSession(next: SessionState): void {
  token = next.status === "signed-in" ? "test-token" : null;
  become(next);
}
