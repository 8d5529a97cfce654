import { Money, SelectField, TextField } from "../kit";
import type { Amount } from "../words/amount";
import { useTold, useWords } from "../words/words";
import { writeoffsWords } from "../words/writeoffs";
import { REASONS, useWriteOffPolicies } from "./writeOffs";

/** Why, and a note: what every write-off is asked for. */
export function WriteOffFields({ focus }: { focus?: boolean }) {
  const say = useWords(writeoffsWords);
  const told = useTold(writeoffsWords);
  return (
    <>
      <SelectField name="reason" label={say("why")} required focus={focus} options={REASONS.map((value) => ({ value, label: told("reason", value) }))} />
      <TextField name="note" label={say("note")} hint={say("note_hint")} maxLength={200} />
    </>
  );
}

/** Whether an amount goes at once, or takes a second person: by the office's limit in its currency. */
export function WhoDecides({ amount }: { amount: Amount }) {
  const say = useWords(writeoffsWords);
  const { data } = useWriteOffPolicies();
  const policy = data?.find((one) => one.currency === amount.currency);
  if (!policy) return null;
  const alone = amount.minor <= policy.limit.minor;
  return (
    <p role="status">
      <Money amount={amount} strong /> · {say(alone ? "limit_at_once" : "limit_asked", { limit: policy.limit.display })}
    </p>
  );
}
