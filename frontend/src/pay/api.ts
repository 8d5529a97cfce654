/** The five requests of the pay page. */
import { currentLanguage } from "./words";

export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** A phone on a poor network gets this long before we offer to try again. */
const PATIENCE_MS = 20_000;

async function refusal(response: Response): Promise<Refusal> {
  try {
    const body = (await response.json()) as { code?: string };
    return new Refusal(response.status, body.code ?? "");
  } catch {
    return new Refusal(response.status, "");
  }
}

/** Ask the API. Throws Refusal; status 0 when no answer came. */
export async function ask<T>(path: string, options: { body?: object; session?: string; key?: string } = {}): Promise<T> {
  const headers: Record<string, string> = { accept: "application/json", "accept-language": currentLanguage() };
  if (options.body) headers["content-type"] = "application/json";
  if (options.session) headers.authorization = `Bearer ${options.session}`;
  if (options.key) headers["idempotency-key"] = options.key;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const response = await fetch(`/api/v1/pay/${path}`, {
      method: options.body ? "POST" : "GET",
      headers,
      body: options.body ? JSON.stringify(options.body) : null,
      cache: "no-store",
      credentials: "omit",
      signal: stop.signal,
    });
    if (!response.ok) throw await refusal(response);
    return (response.status === 204 ? {} : await response.json()) as T;
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(0, "offline");
  } finally {
    clearTimeout(timer);
  }
}
