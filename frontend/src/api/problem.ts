/** What the server says when it refuses: RFC 9457 problem details with a stable `code`. */

export interface ProblemBody {
  type?: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  fields?: Record<string, string>;
  /** On 409 `version_conflict`: what is saved now. */
  current?: Record<string, unknown>;
}

export class ApiProblem extends Error {
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail ?? body.title);
    this.name = "ApiProblem";
    this.body = body;
  }
}

/** No answer at all. Status 0, as no server gave one. */
export const OFFLINE: ProblemBody = { title: "", status: 0, code: "offline" };

/** Any failure as a problem: ours as it is, a failed fetch as offline, a bug as `unexpected`. */
export function problemOf(error: unknown): ProblemBody {
  if (error instanceof ApiProblem) return error.body;
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) return OFFLINE;
  return { title: "", status: 500, code: "unexpected" };
}

/** The problem in an answer; a proxy's HTML page still becomes one. */
export async function readProblem(response: Response): Promise<ProblemBody> {
  const plain: ProblemBody = { title: response.statusText, status: response.status, code: `http_${response.status}` };
  if (!response.headers.get("content-type")?.includes("json")) return plain;
  try {
    return { ...plain, ...((await response.json()) as Partial<ProblemBody>) };
  } catch {
    return plain;
  }
}
