import { useEffect, useId, useRef, type ReactNode } from "react";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Button } from "./Button";

export interface DialogProps {
  open: boolean;
  title: string;
  /** Without it the dialog cannot be closed, only answered. */
  onClose?: () => void;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
  className?: string;
}

const STARTS = [
  ".dialog-body :is(input:not([type=hidden], [hidden]), select, textarea, [role=spinbutton])",
  ".dialog-body .button.primary",
  ".dialog-foot .button.primary",
];

/** Open and close the native dialog; it traps focus, closes on Escape and gives focus back by itself. */
export function useModal(open: boolean) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) {
      element.showModal();
      // A form starts at its first field, a question at its harmless answer: not at the cross.
      STARTS.map((start) => element.querySelector<HTMLElement>(start)).find(Boolean)?.focus();
    }
    if (!open && element.open) element.close();
  }, [open]);
  return dialog;
}

export function Dialog({ open, title, onClose, children, footer, wide, className }: DialogProps) {
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
          <div className="dialog-body">{children}</div>
          {footer && <div className="dialog-foot">{footer}</div>}
        </>
      )}
    </dialog>
  );
}
