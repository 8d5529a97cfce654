import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Button } from "./Button";

interface SidePanelProps {
  title: ReactNode;
  subtitle?: ReactNode;
  /** Beside the title: a Status, say. */
  badge?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  onClose: () => void;
  onPrevious?: () => void;
  onNext?: () => void;
  /** “3 of 120” in the list it walks. */
  place?: { at: number; all: number };
  /** Take focus when it opens (Enter in a grid), or leave it in the list. */
  focusOnOpen?: boolean;
}

function PanelButtons({ onClose, onPrevious, onNext, place }: SidePanelProps) {
  const say = useWords(kitWords);
  return (
    <div className="row">
      {place && <span className="muted small figure">{say("place", place)}</span>}
      {onPrevious && <Button kind="quiet" icon="up" label={say("previous")} onClick={onPrevious} />}
      {onNext && <Button kind="quiet" icon="down" label={say("next")} onClick={onNext} />}
      <Button kind="quiet" icon="close" label={say("close")} onClick={onClose} />
    </div>
  );
}

/** Details beside the list. Not a dialog: the list stays in reach. Escape closes it. */
export function SidePanel(props: SidePanelProps) {
  const { title, subtitle, badge, children, footer, onClose, focusOnOpen = true } = props;
  const panel = useRef<HTMLElement>(null);
  const name = useId();
  useEffect(() => {
    if (focusOnOpen) panel.current?.focus();
  }, [focusOnOpen]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    // Keys bubble up to the panel from the fields inside it; it is not a control itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside className="panel" ref={panel} tabIndex={-1} aria-labelledby={name} onKeyDown={onKeyDown}>
      <div className="panel-head">
        <div>
          <div className="row">
            <h2 id={name}>{title}</h2>
            {badge}
          </div>
          {subtitle && <p className="muted small">{subtitle}</p>}
        </div>
        <PanelButtons {...props} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <div className="panel-body" role="group" aria-labelledby={name} tabIndex={0}>{children}</div>
      {footer && <div className="panel-foot">{footer}</div>}
    </aside>
  );
}
