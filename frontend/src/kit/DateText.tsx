import { daysBetween, formatDate, formatDays, formatMoment, type DateStyle } from "../words/format";
import { useLanguage } from "../words/language";

export interface DateTextProps {
  /** ISO 8601: a civil date (`2026-05-10`) or a moment (`2026-05-10T09:30:00Z`). */
  value: string | null | undefined;
  /** `days` says how far away it is, with the date as its tooltip. */
  style?: DateStyle | "days";
  /** The office's today (civil), for `days`; the browser's day unless given. */
  today?: string;
}

export function DateText({ value, style = "medium", today }: DateTextProps) {
  const language = useLanguage();
  if (!value) return <span className="muted">–</span>;
  const moment = value.length > 10;
  const full = moment ? formatMoment(language, value) : formatDate(language, value, style === "days" ? "medium" : style);
  const text =
    style === "days" ? formatDays(language, daysBetween(today ?? new Date().toISOString(), value)) : full;
  return (
    <time dateTime={value} className="figure" title={style === "days" ? full : undefined}>
      {text}
    </time>
  );
}
