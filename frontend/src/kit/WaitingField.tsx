import { kitWords } from "../words/kit";
import { useWords } from "../words/words";

/** The place of a field whose widget is still loading; same size and same words, so nothing jumps. */
export function WaitingField({ label, bare, optional }: { label: string; bare?: boolean; optional?: boolean }) {
  const say = useWords(kitWords);
  return (
    <div className="field" aria-busy="true">
      {!bare && <span className="field-label">{label}{optional && <span className="optional"> · {say("optional")}</span>}</span>}
      <input className="input" aria-label={label} disabled />
    </div>
  );
}
