import { ApiProblem, problemOf } from "../../../api/problem";
import { toast, useForm } from "../../../kit";
import { kitWords } from "../../../words/kit";
import { useWords } from "../../../words/words";
import type { Flat } from "./nest";

/** The server names a whole name or list where the screen has its first field. */
function fieldOf(path: string): string {
  if (/^(client\.)/.test(path)) return fieldOf(path.slice("client.".length));
  if (path === "name" || /^clients\.\d+\.name$/.test(path)) return `${path}.family`;
  if (path.endsWith("identifiers")) return `${path}.0.value`;
  return path.endsWith("contact.phones") ? `${path}.0.number` : path;
}

/** A refusal with each fault at the field that the screen shows for it. `known` are the form's fields. */
export function placed(error: unknown, known: Flat, prefix = ""): ApiProblem {
  const problem = problemOf(error);
  const fields = Object.entries(problem.fields ?? {}).map(([path, fault]) => {
    const tries = [path, fieldOf(path), prefix + path, prefix + fieldOf(path)];
    return [tries.find((name) => name in known) ?? path, fault];
  });
  return new ApiProblem({ ...problem, fields: Object.fromEntries(fields) as Record<string, string> });
}

interface Saved {
  values: Flat;
  version: number;
}

interface Edit<S> {
  initial: Flat;
  /** The version that was read; 0 for something new. */
  version: number;
  save: (values: Flat, version: number) => Promise<S>;
  /** What is wrong before it is sent, by field. */
  check?: (values: Flat) => Record<string, string>;
  /** What is saved now, asked for when somebody else was quicker. */
  read?: () => Promise<Saved>;
  onSaved: (saved: S) => void;
}

/** A form over one saved thing: faults at their fields; when it was changed meanwhile both versions are shown; that it
 * was saved is said.
 */
export function useEdit<S>({ initial, version, check, save, read, onSaved }: Edit<S>) {
  const say = useWords(kitWords);
  const send = async (values: Flat, seen: number) => {
    let saved: S;
    try {
      saved = await save(values, seen);
    } catch (error) {
      const refused = placed(error, values);
      if (refused.body.code !== "changed_meanwhile" || !read) throw refused;
      const now = await read();
      throw new ApiProblem({ ...refused.body, current: { ...now.values, version: now.version } });
    }
    toast({ text: say("saved") });
    onSaved(saved);
  };
  return useForm<Flat>({
    initial, check,
    submit: (values) => send(values, version),
    onKeepMine: (current, values) => send(values, Number(current.version)),
  });
}
