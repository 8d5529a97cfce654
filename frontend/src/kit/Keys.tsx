import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { isMac } from "./shortcuts";

const NAMES: Record<string, string> = { mod: isMac ? "⌘" : "Ctrl", ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc", shift: "Shift" };

/** Key caps of a shortcut: `mod+k`, `g c`. */
export function Keys({ keys }: { keys: string }) {
  const say = useWords(kitWords);
  return (
    <span className="keycaps">
      {keys.split(" ").map((chord, at) => (
        <span key={chord}>
          {at > 0 && <span className="muted small"> {say("after_that")} </span>}
          {chord.split(/\+(?=.)/).map((key) => (
            <kbd key={key}>{NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)}</kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
