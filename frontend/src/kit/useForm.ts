/** The state of one form: values, field errors from the server, a draft that survives a reload, and the 409 answer. */
import { createContext, useCallback, useContext, useEffect, useRef, useState } from "react";
import { problemOf, type ProblemBody } from "../api/problem";

export type Values = Record<string, unknown>;

export interface FormOptions<V extends object> {
  initial: V;
  /** Send it. Throw an ApiProblem (openapi client does) to show its field errors. "keep": a step of several, the draft stays. */
  submit: (values: V) => Promise<void | "keep">;
  /** Keeps the draft in this tab's sessionStorage under this name; cleared on success and at sign-out. */
  draft?: string;
  /** What the page itself knows to be wrong, by field; an empty object means fine. */
  check?: (values: V) => Partial<Record<keyof V & string, string>>;
  /** 409: the person keeps their own values; send again with the version that is saved now. */
  onKeepMine?: (current: Values, values: V) => Promise<void>;
}

export interface Form<V extends object = Values> {
  values: V;
  errors: Record<string, string>;
  problem: ProblemBody | null;
  saving: boolean;
  restored: boolean;
  /** Counts failed tries, so that focus moves to the summary each time. */
  tries: number;
  set: <K extends keyof V & string>(name: K, value: V[K]) => void;
  submit: () => Promise<void>;
  keepMine: () => Promise<void>;
  reset: (values?: V) => void;
}

const DRAFTS = "draft:";

function readDraft<V extends object>(key: string | undefined): V | null {
  if (!key) return null;
  try {
    return JSON.parse(sessionStorage.getItem(DRAFTS + key) ?? "null") as V | null;
  } catch {
    return null;
  }
}

function writeDraft(key: string | undefined, values: object | null): void {
  if (!key) return;
  try {
    if (values) sessionStorage.setItem(DRAFTS + key, JSON.stringify(values));
    else sessionStorage.removeItem(DRAFTS + key);
  } catch {
    // Without storage the form works, only a reload loses what was typed.
  }
}

/** Forget one draft: what it was for is gone. */
export function dropDraft(key: string): void {
  writeDraft(key, null);
}

/** Forget every draft: the next person at this machine must not see them. */
export function dropDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(DRAFTS)) sessionStorage.removeItem(key);
}

interface Failure {
  errors: Record<string, string>;
  problem: ProblemBody | null;
  tries: number;
}

const FINE: Failure = { errors: {}, problem: null, tries: 0 };

function without(errors: Record<string, string>, name: string): Record<string, string> {
  const { [name]: _gone, ...rest } = errors;
  return rest;
}

/** Run one try: own checks first, then the server; whatever is refused becomes errors and a problem. */
function useTry<V extends object>(options: FormOptions<V>) {
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure>(FINE);
  const fail = (errors: Record<string, string>, problem: ProblemBody | null) =>
    setFailure((old) => ({ errors, problem, tries: old.tries + 1 }));
  const attempt = async (values: V, send: () => Promise<void | "keep">) => {
    const wrong = options.check?.(values) ?? {};
    if (Object.keys(wrong).length) return fail(wrong as Record<string, string>, null);
    setSaving(true);
    try {
      if ((await send()) !== "keep") writeDraft(options.draft, null);
      setFailure(FINE);
    } catch (error) {
      const problem = problemOf(error);
      fail(problem.fields ?? {}, problem);
    } finally {
      setSaving(false);
    }
    return undefined;
  };
  return { saving, failure, setFailure, attempt };
}

export function useForm<V extends object>(options: FormOptions<V>): Form<V> {
  const [draft] = useState(() => readDraft<V>(options.draft));
  const [values, setValues] = useState<V>(() => ({ ...options.initial, ...draft }));
  const [restored, setRestored] = useState(draft !== null);
  const { saving, failure, setFailure, attempt } = useTry(options);
  const touched = useRef(false);
  useEffect(() => {
    if (touched.current) writeDraft(options.draft, values);
  }, [options.draft, values]);
  const set = useCallback<Form<V>["set"]>((name, value) => {
    touched.current = true;
    setValues((old) => ({ ...old, [name]: value }));
    setFailure((old) => (name in old.errors ? { ...old, errors: without(old.errors, name) } : old));
  }, [setFailure]);
  const send = (work: () => Promise<void | "keep">) => {
    touched.current = false;
    return saving ? Promise.resolve() : attempt(values, work);
  };
  const reset = (next: V = options.initial) => {
    touched.current = false;
    writeDraft(options.draft, null);
    setValues(next);
    setFailure(FINE);
    setRestored(false);
  };
  return {
    ...failure, values, saving, restored, set, reset,
    submit: () => send(() => options.submit(values)),
    keepMine: () => send(() => options.onKeepMine?.(failure.problem?.current ?? {}, values) ?? Promise.resolve()),
  };
}

export interface FormScope {
  form: Form<Values>;
  /** Fields tell their label and element id, so that the summary can name and focus them. */
  announce: (name: string, label: string, id: string) => void;
}

export const FormContext = createContext<FormScope | null>(null);

export function useFormScope(): FormScope | null {
  return useContext(FormContext);
}
