import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { useFirstFocus } from "./useFirstFocus";
import { Field, useField, type FieldProps } from "./Field";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

interface SelectFieldProps extends FieldProps<string> {
  options: readonly SelectOption[];
  /** Text of the empty choice; without a value yet it asks to choose. */
  none?: string;
  /** Take focus when it appears. */
  focus?: boolean;
}

export function SelectField(props: SelectFieldProps) {
  const say = useWords(kitWords);
  const field = useField(props);
  useFirstFocus(props.focus, field.id);
  return (
    <Field field={field} label={props.label} hint={props.hint} required={props.required} bare={props.bare}>
      <select {...field.attributes} className="input" value={field.value ?? ""} onChange={(event) => field.change(event.target.value)}>
        {(!props.required || !field.value) && <option value="">{props.none ?? say("choose")}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>{option.label}</option>
        ))}
      </select>
    </Field>
  );
}
