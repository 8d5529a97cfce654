import { Button, SelectField, TextField } from "../../kit";
import { settingsWords } from "../../words/settings";
import { useTold, useWords } from "../../words/words";
import type { Policy } from "./usePolicies";

/** The letters that collect; the others serve and are never a level. */
const LETTERS = ["reminder_1", "reminder_2", "final_notice"];

/** One level: when, what is sent, what it may charge, and why. */
export function LevelFields({ at, policy, onRemove }: { at: number; policy: Policy; onRemove?: () => void }) {
  const say = useWords(settingsWords);
  const told = useTold(settingsWords);
  const rules = (kind: "fee" | "interest") => policy.rules.filter((rule) => rule.kind === kind).map((rule) => ({ value: rule.key, label: rule.basis }));
  const charges = (["fee", "interest"] as const).filter((kind) => rules(kind).length);
  return (
    <section className="card stack" aria-label={`${say("level")} ${at + 1}`}>
      <div className="spread">
        <h2>{say("level")} {at + 1}</h2>
        {onRemove && <Button kind="quiet" icon="close" label={say("remove_level", { n: at + 1 })} onClick={onRemove} />}
      </div>
      <div className="columns">
        <TextField required name={`levels.${at}.name`} label={say("level_name")} maxLength={80} />
        <TextField required name={`levels.${at}.days_past_due`} label={say("days_past_due")} inputMode="numeric" maxLength={4} />
        <SelectField required name={`levels.${at}.template`} label={say("letter")} options={LETTERS.map((value) => ({ value, label: told("template", value) }))} />
      </div>
      {charges.length > 0 && (
        <div className="columns">
          {charges.map((kind) => <SelectField key={kind} name={`levels.${at}.${kind}_key`} label={say(kind)} none={say("none")} options={rules(kind)} />)}
        </div>
      )}
      <TextField name={`levels.${at}.source`} label={say("source")} maxLength={200} />
    </section>
  );
}
