import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Icon, type IconName } from "./Icon";
import { Keys } from "./Keys";

export interface MenuItem {
  key: string;
  label: ReactNode;
  icon?: IconName;
  /** Shortcut to show, such as `mod+k`. */
  keys?: string;
  bad?: boolean;
  disabled?: boolean;
  /** Why it cannot be done now: it stays, takes focus, and says so under its name. */
  why?: string;
  /** For a choice among several: shows a tick. */
  checked?: boolean;
  /** Draw a line above it. */
  line?: boolean;
  run: () => void;
}

interface MenuProps {
  label: string;
  items: readonly MenuItem[];
  children?: ReactNode;
  icon?: IconName;
  place?: "start" | "end";
  up?: boolean;
  className?: string;
}

const MOVES: Record<string, (at: number, all: number) => number> = {
  ArrowDown: (at, all) => (at + 1) % all,
  ArrowUp: (at, all) => (at - 1 + all) % all,
  Home: () => 0,
  End: (_, all) => all - 1,
};

function useMenu() {
  const [open, setOpen] = useState(false);
  const wrap = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    wrap.current?.querySelector<HTMLElement>("[role^=menuitem]:not(:disabled)")?.focus();
    const outside = (event: PointerEvent) => !wrap.current?.contains(event.target as Node) && setOpen(false);
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);
  const onKeyDown = (event: KeyboardEvent) => {
    const entries = [...(wrap.current?.querySelectorAll<HTMLElement>("[role^=menuitem]:not(:disabled)") ?? [])];
    const move = MOVES[event.key];
    if (!open || !entries.length) return;
    if (move) entries[move(entries.indexOf(document.activeElement as HTMLElement), entries.length)]?.focus();
    else if (event.key === "Escape") button.current?.focus();
    if (event.key === "Escape" || event.key === "Tab") setOpen(false);
    if (move || event.key === "Escape") event.preventDefault();
  };
  return { open, setOpen, wrap, button, onKeyDown };
}

function Item({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  const choice = item.checked !== undefined;
  const run = () => {
    onDone();
    item.run();
  };
  return (
    <button
      type="button"
      role={choice ? "menuitemradio" : "menuitem"}
      aria-checked={choice ? item.checked : undefined}
      tabIndex={-1}
      className={item.bad ? "menu-item bad" : "menu-item"}
      disabled={item.disabled}
      aria-disabled={item.why ? true : undefined}
      onClick={item.why ? undefined : run}
    >
      {choice ? <span className={item.checked ? "tick on" : "tick"} aria-hidden="true"><Icon name="check" /></span> : item.icon && <Icon name={item.icon} />}
      {item.why ? <span className="refused"><span>{item.label}</span> <span className="small">{item.why}</span></span> : item.label}
      {item.keys && <Keys keys={item.keys} />}
    </button>
  );
}

/** A button with a menu of actions or choices; arrows, Home, End, Escape as in the ARIA menu-button pattern. */
export function Menu({ label, items, children, icon, place = "end", up, className }: MenuProps) {
  const { open, setOpen, wrap, button, onKeyDown } = useMenu();
  const id = useId();
  const done = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys bubble up from the items
    <div className="menu-wrap" ref={wrap} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={button}
        className={className ?? (children ? "button" : "button quiet icon-only")}
        aria-label={children ? undefined : label}
        title={children ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {icon && <Icon name={icon} />}
        {children}
      </button>
      {open && (
        <div id={id} role="menu" aria-label={label} className={`popover menu ${place === "start" ? "start" : ""} ${up ? "up" : ""}`}>
          {items.map((item) => (
            <div key={item.key}>
              {item.line && <hr className="menu-line" />}
              <Item item={item} onDone={done} />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
