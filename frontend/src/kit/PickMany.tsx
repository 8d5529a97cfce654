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
}

/** Choose several of very many: each a tag with its own remove button, and a search for the next one. */
export function PickMany({ name, label, value, onChange, search, most, placeholder, error }: PickManyProps) {
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
          {value.map((one) => (
            <li key={one.id} className="tag" title={one.detail ?? one.label}>
              {one.label}
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
