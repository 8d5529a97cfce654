import { civilToday, daysBetween, formatDate, formatDays, formatMoment, type DateStyle } from "../words/format";
import { useLanguage } from "../words/language";

interface DateTextProps {
  /** ISO 8601: a civil date (`2026-05-10`) or a moment (`2026-05-10T09:30:00Z`). */
  value: string | null | undefined;
  /** `days` says how far away it is, with the date as its tooltip. */
  as?: DateStyle | "days";
  /** The office's today (civil), for `days`; the browser's day unless given. */
  today?: string;
}

export function DateText({ value, as = "medium", today }: DateTextProps) {
  const language = useLanguage();
  if (!value) return <span className="muted">–</span>;
  const moment = value.length > 10;
  const full = moment ? formatMoment(language, value) : formatDate(language, value, as === "days" ? "medium" : as);
  const text =
    as === "days" ? formatDays(language, daysBetween(today ?? civilToday(), value)) : full;
  return (
    <time dateTime={value} className="figure" title={as === "days" ? full : undefined}>
      {text}
    </time>
  );
}
