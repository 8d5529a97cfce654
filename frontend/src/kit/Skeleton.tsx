import { kitWords } from "../words/kit";
import { useWords } from "../words/words";

const WIDTHS = [92, 74, 84, 61, 79, 68];

/** Grey lines while something loads. They appear after 300 ms (in CSS), so quick answers never flicker. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const say = useWords(kitWords);
  return (
    <div role="status">
      <span className="hidden-text">{say("loading")}</span>
      <div className="skeleton" aria-hidden="true">
        {Array.from({ length: lines }, (_, at) => (
          <span key={at} style={{ width: `${WIDTHS[at % WIDTHS.length]}%` }} />
        ))}
      </div>
    </div>
  );
}
