/** The typed client. Every refusal is thrown as an ApiProblem, so screens only handle answers. */
import createClient, { type Middleware } from "openapi-fetch";
import { ApiProblem, readProblem } from "./problem";
import type { paths } from "./schema.gen";
import { sessionFetch } from "./session";

const refuse: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw new ApiProblem(await readProblem(response.clone()));
    return undefined;
  },
};

export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? "", fetch: sessionFetch });
api.use(refuse);

/** A key for a POST that moves money: made once per intention (when the form opens), sent with every retry of it. */
export function idempotencyKey(): string {
  return crypto.randomUUID();
}

/** The body of an answer that has one; a refusal was thrown before. */
export async function got<T>(answer: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await answer;
  if (data === undefined || data === null) throw new ApiProblem({ title: "", status: 502, code: "empty_answer" });
  return data;
}
