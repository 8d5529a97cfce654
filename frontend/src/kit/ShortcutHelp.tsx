import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Dialog } from "./Dialog";
import { Keys } from "./Keys";
import { useRegisteredShortcuts } from "./shortcuts";

type Line = readonly [keys: string, text: string];

/** The keys of grids and forms: they are handled where the focus is, so they are not in the register. */
function useLocalKeys(): [string, Line[]][] {
  const say = useWords(kitWords);
  return [
    [say("group_list"), [
      ["j|k", say("key_move")], ["Enter", say("key_open")], ["o", say("key_page")], ["x", say("key_select")],
      ["shift+ArrowDown", say("key_range")], ["mod+a", say("key_all")], ["shift+s", say("key_columns")], ["Escape", say("key_back")],
    ]],
    [say("group_form"), [["mod+Enter", say("key_save")]]],
  ];
}

/** All shortcuts that work right now, by group. */
export function Shortcuts() {
  const registered = useRegisteredShortcuts();
  const groups = new Map<string, Line[]>();
  const add = (group: string, lines: readonly Line[]) => groups.set(group, [...(groups.get(group) ?? []), ...lines]);
  for (const one of registered) add(one.group, [[one.keys, one.text]]);
  for (const [group, lines] of useLocalKeys()) add(group, lines);
  return (
    <div className="keys">
      {[...groups].map(([group, lines]) => (
        <section key={group}>
          <h3>{group}</h3>
          <ul>
            {lines.map(([keys, text]) => (
              <li key={keys}>{text}<Keys keys={keys} /></li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** `?`: the same over any page. */
export function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useWords(kitWords);
  return (
    <Dialog open={open} onClose={onClose} title={say("shortcuts")} wide reading>
      <Shortcuts />
    </Dialog>
  );
}
