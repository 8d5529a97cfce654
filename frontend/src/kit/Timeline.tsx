import type { ReactNode } from "react";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { DateText } from "./DateText";
import type { Tone } from "./Status";

export interface TimelineItem {
  id: string;
  /** ISO date or moment. */
  at: string;
  title: ReactNode;
  detail?: ReactNode;
  actor?: string;
  tone?: Tone;
  /** Amount or other figure at the end of the line. */
  end?: ReactNode;
  /** It has not happened yet: shown hollow, above the rest. */
  planned?: boolean;
}

function TimelineLine({ item }: { item: TimelineItem }) {
  return (
    <li className={`timeline-item tone-${item.tone ?? "neutral"}${item.planned ? " planned" : ""}`}>
      <span>{item.title}</span>
      <span className="money">{item.end}</span>
      <span className="timeline-meta">
        <DateText value={item.at} />
        {item.actor && <> · {item.actor}</>}
        {item.detail && <> · {item.detail}</>}
      </span>
    </li>
  );
}

/** Everything that happened, newest first, under what will happen next. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  const say = useWords(kitWords);
  const planned = items.filter((item) => item.planned);
  const past = items.filter((item) => !item.planned);
  return (
    <section aria-label={label}>
      {planned.length > 0 && <h3 className="timeline-day">{say("planned")}</h3>}
      {planned.length > 0 && (
        <ol className="timeline">
          {planned.map((item) => (
            <TimelineLine key={item.id} item={item} />
          ))}
        </ol>
      )}
      {planned.length > 0 && past.length > 0 && <h3 className="timeline-day">{label}</h3>}
      <ol className="timeline">
        {past.map((item) => (
          <TimelineLine key={item.id} item={item} />
        ))}
      </ol>
    </section>
  );
}
