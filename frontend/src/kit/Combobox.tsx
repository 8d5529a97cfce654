import { lazy, Suspense } from "react";
import type { FieldProps } from "./Field";
import { WaitingField } from "./WaitingField";
import type { Search } from "./useSearch";

export interface Choice {
  id: string;
  label: string;
  detail?: string;
  /** At the end of the line: a price, a state. */
  note?: string;
}

export interface ComboboxProps extends FieldProps<string | null> {
  /** Ask the server for at most a page of choices (≤ 50 keeps typing quick). */
  search: Search<Choice>;
  /** The label of the value the form starts with, as only its id is known. */
  chosen?: Choice | null;
  onChoose?: (choice: Choice | null) => void;
  placeholder?: string;
  /** Take focus when it appears. */
  focus?: boolean;
  /** What is offered before anything is typed: by ↓, the first nine by Alt and their number. */
  first?: readonly Choice[];
  /** Letters before the first search. */
  least?: number;
  /** Whether something was typed that is no choice yet. */
  onTyping?: (typing: boolean) => void;
}

const Hard = lazy(() => import("./rac").then((chunk) => ({ default: chunk.RacCombobox })));

/** Choose one of very many: searches at the server as you type. Loads with the hard widgets. */
export function Combobox(props: ComboboxProps) {
  return (
    <Suspense fallback={<WaitingField label={props.label} bare={props.bare} optional={!props.required} />}>
      <Hard {...props} />
    </Suspense>
  );
}
