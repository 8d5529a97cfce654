import { useCallback, useEffect, useRef, type ReactNode, type RefObject } from "react";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { useShortcuts } from "./shortcuts";

const FIELD = ":is(input, select, textarea, [role=spinbutton]):not([type=hidden], [hidden])";

/** Go to the first field of a section, or of a part of one, by its id; false while its widget is still loading. */
function enter(box: HTMLElement | null, id: string): boolean {
  const part = [...(box?.querySelectorAll<HTMLElement>("fieldset[id]") ?? [])].find((one) => one.id === id);
  const field = part?.querySelector<HTMLElement>(FIELD) ?? part?.querySelector<HTMLElement>(".button");
  if (field?.matches(":disabled")) return false;
  field?.focus();
  part?.scrollIntoView?.({ block: "nearest" });
  return true;
}

/** A field whose widget is still loading is waited for, unless the person goes elsewhere first. */
function enterSoon(box: HTMLElement | null, id: string): () => void {
  if (!box || enter(box, id)) return () => undefined;
  const before = document.activeElement;
  const watch = new MutationObserver(() => {
    if (document.activeElement !== before || enter(box, id)) watch.disconnect();
  });
  watch.observe(box, { childList: true, subtree: true });
  return () => watch.disconnect();
}

function step(box: HTMLElement | null, by: number): void {
  const ids = [...(box?.querySelectorAll<HTMLElement>("fieldset[data-section]") ?? [])].map((one) => one.id);
  const at = ids.indexOf(document.activeElement?.closest<HTMLElement>("fieldset[data-section]")?.id ?? "");
  const next = ids[at + by];
  if (next) enter(box, next);
}

/** A section begins at its first field: the one the address names, and one just added. */
function useEntering(box: RefObject<HTMLElement | null>, wanted: string) {
  useEffect(() => {
    // After the shell, which moves focus to the page itself on every change of address.
    let stop = () => undefined as void;
    const timer = setTimeout(() => { stop = enterSoon(box.current, wanted); });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [box, wanted]);
}

interface SectionsProps {
  /** What stands beside each other; one below the other where there is no room. */
  columns: readonly ReactNode[];
  /** Whose keys these are, in the help. */
  group: string;
  /** The id of the section or part to begin in. */
  begin: string;
}

/** One long form in sections, two columns of them; Ctrl/⌘ with an arrow goes to the next and the one before. */
export function Sections({ columns, group, begin }: SectionsProps) {
  const say = useWords(kitWords);
  const box = useRef<HTMLDivElement>(null);
  useEntering(box, begin);
  const by = useCallback((way: number) => () => step(box.current, way), []);
  useShortcuts([
    { keys: "mod+ArrowDown", text: say("next_section"), group, inFields: true, run: by(1) },
    { keys: "mod+ArrowUp", text: say("previous_section"), group, inFields: true, run: by(-1) },
  ]);
  return (
    <div className="sections" ref={box}>
      {columns.map((column, place) => <div key={place} className="sections-column">{column}</div>)}
    </div>
  );
}

interface SectionProps {
  id: string;
  title: string;
  children: ReactNode;
  /** A part of a section, without a frame of its own. */
  part?: boolean;
}

/** Fields that belong together, with an address of their own. */
export function Section({ id, title, children, part }: SectionProps) {
  const fields = (
    <fieldset id={id} data-section={part ? undefined : ""}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
  return part ? fields : <div className="card">{fields}</div>;
}
