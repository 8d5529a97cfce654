import { useState } from "react";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Combobox, type Choice } from "./Combobox";
import { Icon } from "./Icon";
import type { Search } from "./useSearch";

interface PickManyProps {
  name: string;
  label: string;
  value: readonly Choice[];
  onChange: (value: readonly Choice[]) => void;
  search: Search<Choice>;
  most: number;
  placeholder?: string;
  error?: string;
  /** Their order counts: each bears its letter, and another than the first is put first by a press on it. */
  lettered?: boolean;
}

function Name({ choice, at, onFirst }: { choice: Choice; at: number; onFirst: () => void }) {
  const say = useWords(kitWords);
  const letter = <b className="muted">{String.fromCharCode(65 + at)}</b>;
  if (at === 0) return <span className="row tight">{letter}{choice.label}</span>;
  return <button type="button" className="link" aria-label={say("put_first", { name: choice.label })} onClick={onFirst}>{letter} {choice.label}</button>;
}

/** Choose several of very many: each a tag with its own remove button, and a search for the next one. */
export function PickMany({ name, label, value, onChange, search, most, placeholder, error, lettered }: PickManyProps) {
  const say = useWords(kitWords);
  const [added, setAdded] = useState(0);
  const add = (choice: Choice | null) => {
    if (!choice) return;
    if (!value.some((one) => one.id === choice.id)) onChange([...value, choice]);
    setAdded(added + 1);
  };
  return (
    <div className="pick-many" role="group" aria-label={label}>
      {value.length > 0 && (
        <ul>
          {value.map((one, at) => (
            <li key={one.id} className="tag" title={one.detail ?? one.label}>
              {lettered ? <Name choice={one} at={at} onFirst={() => onChange([one, ...value.filter((other) => other.id !== one.id)])} /> : one.label}
              <button type="button" aria-label={say("remove", { name: one.label })} onClick={() => onChange(value.filter((other) => other.id !== one.id))}>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {value.length < most && (
        <Combobox key={added} bare name={name} label={label} value={null} search={search} onChoose={add} placeholder={placeholder} error={error} focus={added > 0} />
      )}
    </div>
  );
}
