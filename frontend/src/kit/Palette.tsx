import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { collator } from "../words/format";
import { kitWords } from "../words/kit";
import { useLanguage } from "../words/language";
import { useWords } from "../words/words";
import { useModal } from "./Dialog";
import { Icon, type IconName } from "./Icon";
import { Keys } from "./Keys";
import { useSearch, type Search } from "./useSearch";

export interface Command {
  id: string;
  title: string;
  detail?: string;
  icon?: IconName;
  keys?: string;
  /** At the end of the line: an amount, a state. */
  tail?: string;
  run: () => void;
}

interface PaletteProps {
  open: boolean;
  onClose: () => void;
  commands: readonly Command[];
  search?: Search<Command>;
}

/** Each typed word must begin a word of the title, whatever its case or marks. */
function matches(command: Command, text: string, compare: Intl.Collator): boolean {
  const words = command.title.split(/[\s/–-]+/);
  return text.trim().split(/\s+/).every((typed) => words.some((word) => compare.compare(word.slice(0, typed.length), typed) === 0));
}

function usePalette({ open, onClose, commands, search }: PaletteProps) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const compare = collator(useLanguage());
  const found = useSearch(open ? search : undefined, text, 2);
  const own = text.trim() ? commands.filter((one) => matches(one, text, compare)) : commands;
  const lines = [...found.items, ...own];
  const place = Math.min(at, Math.max(lines.length - 1, 0));
  useEffect(() => {
    if (!open) setText("");
    setAt(0);
  }, [open]);
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && lines.length) setAt((place + step + lines.length) % lines.length);
    else if (event.key === "Enter") run(lines[place]);
    else return;
    event.preventDefault();
  };
  const type = (value: string) => {
    setText(value);
    setAt(0);
  };
  return { text, type, place, setAt, found, own, lines, run, onKeyDown };
}

function Line({ command, id, chosen, onRun, onPoint }: { command: Command; id: string; chosen: boolean; onRun: () => void; onPoint: () => void }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView?.({ block: "nearest" });
  }, [chosen]);
  return (
    // Keys are handled at the combobox that owns the list (aria-activedescendant).
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div ref={line} id={id} role="option" aria-selected={chosen} className="palette-item" onClick={onRun} onMouseMove={onPoint}>
      <Icon name={command.icon ?? "right"} />
      <span>{command.title}</span>
      {command.detail && <span className="detail">{command.detail}</span>}
      {command.tail && <span className="tail money">{command.tail}</span>}
      {command.keys && <span className="tail"><Keys keys={command.keys} /></span>}
    </div>
  );
}

function note(found: { state: string; items: readonly unknown[] }, lines: number, text: string) {
  if (found.state === "failed") return "search_failed" as const;
  if (found.state === "searching" && !found.items.length) return "loading" as const;
  return !lines && text ? ("no_matches" as const) : null;
}

type Lists = ReturnType<typeof usePalette>;

function Lines({ list, from, commands, id, title }: { list: Lists; from: number; commands: readonly Command[]; id: string; title: string }) {
  if (!commands.length) return null;
  return (
    <div role="group" aria-label={title}>
      <div className="palette-group" aria-hidden="true">{title}</div>
      {commands.map((command, index) => (
        <Line
          key={command.id}
          id={`${id}-${from + index}`}
          command={command}
          chosen={list.place === from + index}
          onRun={() => list.run(command)}
          onPoint={() => list.place !== from + index && list.setAt(from + index)}
        />
      ))}
    </div>
  );
}

/** Ctrl/⌘ K: run any command, or find a client, account or invoice. Lives in the entry chunk so no keystroke is lost. */
export function Palette(props: PaletteProps) {
  const say = useWords(kitWords);
  const dialog = useModal(props.open);
  const id = useId();
  const list = usePalette(props);
  const remark = note(list.found, list.lines.length, list.text);
  return (
    <dialog ref={dialog} className="dialog palette" aria-label={say("palette")} onClose={props.onClose}>
      {props.open && (
        <>
          <div className="palette-input">
            <Icon name={list.found.state === "searching" ? "spinner" : "search"} spin={list.found.state === "searching"} />
            <input
              role="combobox"
              aria-label={say("palette")}
              aria-expanded="true"
              aria-controls={`${id}-list`}
              aria-activedescendant={list.lines.length ? `${id}-${list.place}` : undefined}
              placeholder={say("palette_hint")}
              autoComplete="off"
              spellCheck={false}
              value={list.text}
              onChange={(event) => list.type(event.target.value)}
              onKeyDown={list.onKeyDown}
            />
            <kbd>Esc</kbd>
          </div>
          <div className="palette-list" id={`${id}-list`} role="listbox" aria-label={say("palette_results")}>
            <Lines list={list} from={0} commands={list.found.items} id={id} title={say("palette_results")} />
            <Lines list={list} from={list.found.items.length} commands={list.own} id={id} title={say("palette_commands")} />
          </div>
          {remark && <p className="palette-note" role="status">{remark === "no_matches" ? say(remark, { text: list.text }) : say(remark)}</p>}
        </>
      )}
    </dialog>
  );
}
