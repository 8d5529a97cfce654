import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Tone } from "./Status";

interface StatProps {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  tone?: Tone;
  href?: string;
  /** The value is words, not a figure. */
  words?: boolean;
}

/** One figure with its name; with `href` it opens the list behind the figure. */
export function Stat({ label, value, note, tone = "neutral", href, words }: StatProps) {
  const inner = (
    <>
      <span className="stat-label">{label}</span>
      <span className={words ? "stat-value words" : "stat-value"}>{value}</span>
      {note && <span className="stat-note">{note}</span>}
    </>
  );
  const look = `stat tone-${tone}`;
  return href ? (
    <Link href={href} className={look}>
      {inner}
    </Link>
  ) : (
    <div className={look}>{inner}</div>
  );
}

export function Stats({ children, roomy }: { children: ReactNode; /** Fewer in a row, for many with long names. */ roomy?: boolean }) {
  return <div className={roomy ? "stats roomy" : "stats"}>{children}</div>;
}
