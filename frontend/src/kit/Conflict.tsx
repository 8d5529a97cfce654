import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Button } from "./Button";
import type { Form, Values } from "./useForm";

function plain(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** 409: both versions side by side; the person decides, nothing is overwritten unseen. */
export function Conflict({ form, labels }: { form: Form<Values>; labels: Map<string, { label: string }> }) {
  const say = useWords(kitWords);
  const current = form.problem?.current ?? {};
  const names = Object.keys(form.values).filter((name) => name in current && plain(current[name]) !== plain(form.values[name]));
  return (
    <section className="summary stack" role="alert">
      <div>
        <h2>{say("conflict_title")}</h2>
        <p>{say("conflict_text")}</p>
      </div>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say("conflict_field")}</th>
            <th scope="col">{say("conflict_theirs")}</th>
            <th scope="col">{say("conflict_yours")}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{labels.get(name)?.label ?? name}</th>
              <td>{plain(current[name])}</td>
              <td><strong>{plain(form.values[name])}</strong></td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <Button onClick={() => form.reset({ ...form.values, ...current })}>{say("conflict_take")}</Button>
        <Button kind="primary" busy={form.saving} onClick={() => void form.keepMine()}>{say("conflict_keep")}</Button>
      </div>
    </section>
  );
}
