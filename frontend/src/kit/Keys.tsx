import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { isMac } from "./shortcuts";

const NAMES: Record<string, string> = { mod: isMac ? "⌘" : "Ctrl", ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc", shift: "Shift" };

function Chord({ chord }: { chord: string }) {
  return chord.split(/\+(?=.)/).map((key) => <kbd key={key}>{NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)}</kbd>);
}

/** Key caps of a shortcut: `mod+k`, `g c` (one after the other), `j|k` (either). */
export function Keys({ keys }: { keys: string }) {
  const say = useWords(kitWords);
  const either = keys.includes("|");
  return (
    <span className="keycaps">
      {keys.split(either ? "|" : " ").map((chord, at) => (
        <span key={chord}>
          {at > 0 && <span className="muted small"> {either ? "/" : say("after_that")} </span>}
          <Chord chord={chord} />
        </span>
      ))}
    </span>
  );
}
