import { useId, useState, type ButtonHTMLAttributes, type KeyboardEvent, type ReactNode, type Ref } from "react";
import { Link } from "wouter";
import { Icon, type IconName } from "./Icon";

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  children?: ReactNode;
  kind?: "plain" | "primary" | "danger" | "quiet";
  icon?: IconName;
  /** Only an icon: the name is for assistive technology and the tooltip. */
  label?: string;
  /** On a phone it stands in the page's menu alone. */
  spare?: boolean;
  /** Work is under way: the button stays focusable and says so, but does nothing. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

function classes(kind: string, iconOnly: boolean, spare = false): string {
  return ["button", kind === "plain" ? "" : kind, iconOnly ? "icon-only" : "", spare ? "spare" : ""].filter(Boolean).join(" ");
}

export function Button({ children, kind = "plain", icon, label, spare, busy, onClick, className, ...rest }: ButtonProps) {
  const look = classes(kind, !children, spare);
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={className ? `${look} ${className}` : look}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <Icon name="spinner" spin /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface ActProps extends ButtonProps {
  /** Why it cannot be done now. The button stays where it is, takes focus, and says so in words. */
  why?: string;
}

/** A button of something that is not always possible: it never goes away without a word. */
export function Act({ why, ...rest }: ActProps) {
  return why ? <Refusing why={why} {...rest} /> : <Button {...rest} />;
}

/** The reason stands beside the button while it is pointed at, has focus or was pressed; Escape puts it away. */
function Refusing({ why, children, kind = "plain", icon, spare, className, ...rest }: ActProps & { why: string }) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const show = (yes: boolean) => () => setShown(yes);
  const away = (event: KeyboardEvent) => event.key === "Escape" && setShown(false);
  const look = `${classes(kind, !children, spare)} ${className ?? ""}`.trim();
  return (
    <span className="refusing" onMouseEnter={show(true)} onMouseLeave={show(false)}>
      <button type="button" {...rest} className={look} aria-disabled="true" aria-describedby={id} onClick={show(true)} onFocus={show(true)} onBlur={show(false)} onKeyDown={away}>
        {icon && <Icon name={icon} />}
        {children}
      </button>
      <span id={id} role="tooltip" className="popover why" hidden={!shown}>{why}</span>
    </span>
  );
}

/** A link that looks like a button: it goes somewhere, so it is a link. */
export function ButtonLink(props: { href: string; children: ReactNode; kind?: "plain" | "primary" | "quiet"; icon?: IconName; spare?: boolean }) {
  const { href, children, kind = "plain", icon, spare } = props;
  return (
    <Link href={href} className={classes(kind, false, spare)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}
