import { useEffect, useId, useRef, type ReactNode } from "react";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Button } from "./Button";

interface DialogProps {
  open: boolean;
  title: string;
  /** Without it the dialog cannot be closed, only answered. */
  onClose?: () => void;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
  className?: string;
  /** Nothing but text, which may be longer than the screen: the keyboard scrolls it. */
  reading?: boolean;
}

const STARTS = [
  ".dialog-body[tabindex]",
  ".dialog-body :is(input:not([type=hidden], [hidden]), select, textarea, [role=spinbutton])",
  ".dialog-body .button.primary",
  ".dialog-foot .button.primary",
];

/**
 * A form starts at its first field, a question at its harmless answer: not at the cross. A field whose widget is still
 * loading is waited for, unless the person goes elsewhere first.
 */
function start(dialog: HTMLElement): () => void {
  const begin = () => {
    const first = STARTS.map((place) => dialog.querySelector<HTMLElement>(place)).find(Boolean);
    if (first?.matches(":disabled")) return false;
    first?.focus();
    return true;
  };
  if (begin()) return () => undefined;
  const before = document.activeElement;
  const watch = new MutationObserver(() => {
    if (document.activeElement !== before || begin()) watch.disconnect();
  });
  watch.observe(dialog, { childList: true, subtree: true });
  return () => watch.disconnect();
}

/** Open and close the native dialog; it traps focus, closes on Escape and gives focus back by itself. */
export function useModal(open: boolean) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return undefined;
    if (!open && element.open) element.close();
    if (!open || element.open) return undefined;
    element.showModal();
    return start(element);
  }, [open]);
  return dialog;
}

export function Dialog({ open, title, onClose, children, footer, wide, className, reading }: DialogProps) {
  const say = useWords(kitWords);
  const dialog = useModal(open);
  const name = useId();
  return (
    <dialog
      ref={dialog}
      className={["dialog", wide ? "wide" : "", className ?? ""].join(" ")}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      // A browser closes on a second Escape whatever the page says; an answer that is needed is asked for again.
      onClose={() => (onClose ? onClose() : dialog.current?.showModal())}
    >
      {open && (
        <>
          <div className="dialog-head">
            <h2 id={name}>{title}</h2>
            {onClose && <Button kind="quiet" icon="close" label={say("close")} onClick={onClose} />}
          </div>
          <div className="dialog-body" {...(reading && { role: "group", "aria-labelledby": name, tabIndex: 0 })}>{children}</div>
          {footer && <div className="dialog-foot">{footer}</div>}
        </>
      )}
    </dialog>
  );
}
