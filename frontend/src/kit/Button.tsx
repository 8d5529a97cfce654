import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { Link } from "wouter";
import { Icon, type IconName } from "./Icon";

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  children?: ReactNode;
  kind?: "plain" | "primary" | "danger" | "quiet";
  icon?: IconName;
  /** Only an icon: the name is for assistive technology and the tooltip. */
  label?: string;
  /** Work is under way: the button stays focusable and says so, but does nothing. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

function classes(kind: string, iconOnly: boolean): string {
  return ["button", kind === "plain" ? "" : kind, iconOnly ? "icon-only" : ""].filter(Boolean).join(" ");
}

export function Button({ children, kind = "plain", icon, label, busy, onClick, className, ...rest }: ButtonProps) {
  const look = classes(kind, !children);
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

/** A link that looks like a button: it goes somewhere, so it is a link. */
export function ButtonLink(props: { href: string; children: ReactNode; kind?: "plain" | "primary" | "quiet"; icon?: IconName }) {
  const { href, children, kind = "plain", icon } = props;
  return (
    <Link href={href} className={classes(kind, false)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}
