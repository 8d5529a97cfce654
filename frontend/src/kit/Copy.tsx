import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Icon } from "./Icon";
import { toast } from "./Toast";

/** Copies a text that a person reads out or pastes elsewhere: a number, an address. `what` names it for a reader. */
export function Copy({ text, what }: { text: string; what: string }) {
  const say = useWords(kitWords);
  const copy = () => navigator.clipboard.writeText(text).then(() => toast({ text: say("copied", { what }) }), () => toast({ text: say("not_copied"), tone: "bad" }));
  const label = say("copy_what", { what });
  return (
    <button type="button" className="button quiet icon-only copy" aria-label={label} title={label} onClick={() => void copy()}>
      <Icon name="copy" />
    </button>
  );
}
