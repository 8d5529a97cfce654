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
  /** It changes something at once: it stands last and is never chosen before the person chooses it. */
  changes?: boolean;
  /** What else may be done with a thing found, each with its key: `mod+Enter`, `shift+Enter`. */
  acts?: readonly { keys: string; title: string; run: () => void }[];
  run: () => void;
}

interface PaletteProps {
  open: boolean;
  onClose: () => void;
  commands: readonly Command[];
  search?: Search<Command>;
  /** What stands there while nothing is typed. */
  recent?: readonly Command[];
}

/** Each typed word must begin a word of the title, whatever its case or marks. */
function matches(command: Command, text: string, compare: Intl.Collator): boolean {
  const words = command.title.split(/[\s/–-]+/);
  return text.trim().split(/\s+/).every((typed) => words.some((word) => compare.compare(word.slice(0, typed.length), typed) === 0));
}

/** What is found, then commands that match; what changes something at once stands last. */
function useLines({ open, commands, search, recent = [] }: PaletteProps, text: string) {
  const compare = collator(useLanguage());
  const found = useSearch(open ? search : undefined, text, 2);
  const own = text.trim() ? commands.filter((one) => matches(one, text, compare)) : commands;
  const inOrder = [...own.filter((one) => !one.changes), ...own.filter((one) => one.changes)];
  const first = text.trim() ? found.items : recent;
  return { found, first, own: inOrder, lines: [...first, ...inOrder] };
}

/** The key of an act: Enter with what is held. */
function keysOf(event: KeyboardEvent): string {
  return `${event.ctrlKey || event.metaKey ? "mod+" : ""}${event.shiftKey ? "shift+" : ""}${event.key}`;
}

/** Enter before the answer is here is meant for the answer: it runs once that has come. */
function useWaiting(state: string, run: (keys: string) => void) {
  const [waits, setWaits] = useState("");
  const meant = useRef(run);
  useEffect(() => {
    meant.current = run;
  });
  useEffect(() => {
    if (!waits || state === "searching") return;
    setWaits("");
    meant.current(waits);
  }, [waits, state]);
  return setWaits;
}

function usePalette(props: PaletteProps) {
  const { open, onClose } = props;
  const [text, setText] = useState("");
  const [at, setAt] = useState<string | null>(null);
  const { found, first, own, lines } = useLines(props, text);
  // Nobody has chosen yet: the first line that changes nothing, or none.
  const place = lines.findIndex((one) => (at === null ? !one.changes : one.id === at));
  useEffect(() => {
    if (!open) setText("");
    setAt(null);
  }, [open]);
  const run = (command: Command | undefined, keys = "Enter") => {
    const deed = keys === "Enter" ? command : command?.acts?.find((act) => act.keys === keys);
    if (!deed) return;
    onClose();
    deed.run();
  };
  const early = at === null && found.state === "searching";
  const setWaits = useWaiting(found.state, (keys) => run(lines[place], keys));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && lines.length) setAt(lines[(Math.max(place, step < 0 ? 0 : -1) + step + lines.length) % lines.length]?.id ?? null);
    else if (event.key === "Enter" && early) setWaits(keysOf(event));
    else if (event.key === "Enter") run(lines[place], keysOf(event));
    else return;
    event.preventDefault();
  };
  const type = (value: string) => {
    setText(value);
    setAt(null);
    setWaits("");
  };
  return { text, type, place, setAt, found, first, own, lines, run, onKeyDown };
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
          onPoint={() => list.place !== from + index && list.setAt(command.id)}
        />
      ))}
    </div>
  );
}

/** What the keys do with the chosen line; each may be clicked too. */
function Acts({ list }: { list: Lists }) {
  const say = useWords(kitWords);
  const chosen = list.lines[list.place];
  if (!chosen?.acts?.length) return null;
  const acts = [{ keys: "Enter", title: say("open_it") }, ...chosen.acts];
  return (
    <div className="palette-acts">
      {acts.map((act) => (
        <button key={act.keys} type="button" className="button quiet" onClick={() => list.run(chosen, act.keys)}>
          {act.title} <Keys keys={act.keys} />
        </button>
      ))}
    </div>
  );
}

/** Ctrl/⌘ K: run any command, or find anything by name, number, amount or reference. Lives in the entry chunk so no keystroke is lost. */
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
              aria-activedescendant={list.place >= 0 ? `${id}-${list.place}` : undefined}
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
            <Lines list={list} from={0} commands={list.first} id={id} title={say(list.text.trim() ? "palette_results" : "palette_recent")} />
            <Lines list={list} from={list.first.length} commands={list.own} id={id} title={say("palette_commands")} />
          </div>
          <Acts list={list} />
          {remark && <p className="palette-note" role="status">{remark === "no_matches" ? say(remark, { text: list.text }) : say(remark)}</p>}
        </>
      )}
    </dialog>
  );
}
