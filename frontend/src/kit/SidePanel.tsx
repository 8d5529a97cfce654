import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { kitWords } from "../words/kit";
import { preferences } from "../words/language";
import { useWords } from "../words/words";
import { Button } from "./Button";
import { endsSequence, isTyping, keyName } from "./shortcuts";

export interface SidePanelProps {
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
  /** Letters that act on what is shown, as they do in the list; j and k walk by themselves. */
  keys?: Readonly<Record<string, () => void>>;
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

/** What a key does in a panel: Escape closes it; letters only where nobody types, and as the person's switch says. */
function actOf({ onClose, onNext, onPrevious, keys }: SidePanelProps, event: KeyboardEvent): (() => void) | undefined {
  if (event.key === "Escape") return onClose;
  if (isTyping(event.target) || !preferences().single_key_shortcuts || endsSequence(event.nativeEvent)) return undefined;
  const name = keyName(event.nativeEvent);
  return name === "j" ? onNext : name === "k" ? onPrevious : keys?.[name];
}

/**
 * Details beside the list. Not a dialog: the list stays in reach. Every panel takes the keyboard when it opens; j and k
 * walk through the list, Escape closes it and the list has the keyboard again.
 */
export function SidePanel(props: SidePanelProps) {
  const { title, subtitle, badge, children, footer } = props;
  const panel = useRef<HTMLElement>(null);
  const name = useId();
  useEffect(() => panel.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.defaultPrevented ? undefined : actOf(props, event);
    if (!act) return;
    event.preventDefault();
    act();
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
