import type { KeyboardEvent, Ref } from "react";
import { Field, useField, type FieldProps } from "./Field";

interface TextareaProps extends FieldProps<string> {
  rows?: number;
  maxLength?: number;
  /** The box itself, for who sets its selection. */
  box?: Ref<HTMLTextAreaElement>;
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

export function TextareaField({ box, onKeyDown, ...props }: TextareaProps) {
  const field = useField(props);
  return (
    <Field field={field} label={props.label} hint={props.hint} required={props.required} bare={props.bare}>
      <textarea
        {...field.attributes}
        ref={box}
        className="input"
        rows={props.rows ?? 3}
        maxLength={props.maxLength}
        value={field.value ?? ""}
        onKeyDown={onKeyDown}
        onChange={(event) => field.change(event.target.value)}
      />
    </Field>
  );
}
