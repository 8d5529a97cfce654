/**
 * A fake server for tests of screens: answers by route, typed by the OpenAPI schema, so a test cannot answer what the
 * real server would not, and refuses a field that its route does not know. A request nobody prepared fails the test. The real client, session and routes run on top.
 */
import type { ProblemBody } from "../api/problem";
import type { paths } from "../api/schema.gen";
import { unknownFields } from "./known";

type Method = "get" | "post" | "put" | "patch" | "delete";
type Json<R> = R extends { content: { "application/json": infer Body } } ? Body : never;
type Good<R> = { [S in keyof R]: S extends 200 | 201 | 202 ? Json<R[S]> : never }[keyof R];
type AnswerOf<P extends keyof paths, M extends Method> = paths[P] extends { [K in M]: { responses: infer R } } ? Good<R> : never;

export interface Call {
  method: string;
  path: string;
  /** Values of `{name}` in the route. */
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  headers: Headers;
}

type Reply<T> = T | Refused | ((call: Call) => T | Refused | Promise<T | Refused>);

/** `"GET /api/v1/clients": answer`, typed by the schema. */
export type Routes = {
  [P in keyof paths & string as `${Uppercase<{ [M in Method]: [AnswerOf<P, M>] extends [never] ? never : M }[Method]>} ${P}`]?: Reply<
    { [M in Method]: AnswerOf<P, M> }[Method]
  >;
};

/** A refusal, as the server would send it. */
export class Refused {
  readonly body: ProblemBody;

  constructor(status: number, code: string, more: Partial<ProblemBody> = {}) {
    this.body = { title: code, status, code, ...more };
  }
}

let original: typeof fetch | null = null;

export function restoreFetch(): void {
  if (original) globalThis.fetch = original;
  original = null;
}

function matched(pattern: string, path: string): Record<string, string> | null {
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const found = new RegExp(`^${pattern.replace(/\{\w+\}/g, "([^/]+)")}$`).exec(path);
  return found && Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? "")]));
}

async function readCall(input: RequestInfo | URL, init?: RequestInit): Promise<Call> {
  const request = input instanceof Request ? input : new Request(new URL(String(input), window.location.origin), init);
  const url = new URL(request.url);
  const text = request.method === "GET" ? "" : await request.text();
  return {
    method: request.method, path: url.pathname, params: {}, query: url.searchParams,
    body: text ? (JSON.parse(text) as unknown) : undefined, headers: request.headers,
  };
}

function refusal({ body }: Refused): Response {
  return new Response(JSON.stringify(body), { status: body.status, headers: { "content-type": "application/problem+json" } });
}

async function answer(routes: Record<string, unknown>, call: Call): Promise<Response> {
  for (const [route, reply] of Object.entries(routes)) {
    const [method, pattern] = route.split(" ") as [string, string];
    const params = method === call.method ? matched(pattern, call.path) : null;
    if (!params) continue;
    const foreign = unknownFields(method, pattern, call.body);
    if (foreign.length) return refusal(new Refused(422, "invalid_request", { fields: Object.fromEntries(foreign.map((name) => [name, "This field is not known here."])) }));
    const body: unknown = typeof reply === "function" ? await (reply as (call: Call) => unknown)({ ...call, params }) : reply;
    if (body instanceof Refused) return refusal(body);
    return new Response(JSON.stringify(body), { status: 200, headers: { "content-type": "application/json" } });
  }
  throw new Error(`The test prepared no answer for ${call.method} ${call.path}`);
}

const NOTHING: Routes = {
  "GET /api/v1/staff": [], "GET /api/v1/mailings": [], "GET /api/v1/auth/ways": { passkey_domain: "" }, "GET /api/v1/accounts/{account_id}/attachments": { items: [], cursor: null },
  "GET /api/v1/accounts/{account_id}/payments/{payment_id}/receipt/mails": { items: [] },
  "GET /api/v1/note-templates": [], "GET /api/v1/accounts/{account_id}/subjects/{subject_id}/notes": { items: [], cursor: null },
};

/**
 * Answer requests with these routes until the test ends; returns the calls as they come in.
 * Nobody else works here, nobody signs in with passkeys, nothing is attached and nothing is being mailed or noted, unless the routes say so. `more` takes routes outside the schema (`/local/…`, `/api/v1/pay/…`).
 */
export function fakeApi(routes: Routes, more: Record<string, unknown> = {}): Call[] {
  const calls: Call[] = [];
  original ??= globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const call = await readCall(input, init);
    calls.push(call);
    return answer({ ...NOTHING, ...routes, ...more }, call);
  };
  return calls;
}
