import type { HTMLAttributes, Ref } from "react";
import { Field, useField, type FieldProps } from "./Field";

interface TextFieldProps extends FieldProps<string> {
  type?: "text" | "email" | "tel" | "password" | "search";
  autoComplete?: string;
  placeholder?: string;
  /** A number: what stands there is chosen on entering, so that typing replaces it. */
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  maxLength?: number;
  spellCheck?: boolean;
  /** Puts what was typed into its usual shape (a postal code's space) before it becomes the value. */
  shape?: (typed: string) => string;
  ref?: Ref<HTMLInputElement>;
  /** What is often written here; anything else may be typed. */
  suggestions?: readonly string[];
}

export function TextField(props: TextFieldProps) {
  const field = useField(props);
  const { type = "text", autoComplete = "off", placeholder, inputMode, maxLength, spellCheck, ref } = props;
  return (
    <Field field={field} label={props.label} hint={props.hint} required={props.required} bare={props.bare}>
      <input
        {...field.attributes}
        {...{ type, autoComplete, placeholder, inputMode, maxLength, spellCheck, ref }}
        className="input"
        value={field.value ?? ""}
        onFocus={inputMode ? (event) => event.target.select() : undefined}
        list={props.suggestions?.length ? `${field.id}-s` : undefined}
        onChange={(event) => field.change(props.shape?.(event.target.value) ?? event.target.value)}
      />
      {props.suggestions?.length ? <datalist id={`${field.id}-s`}>{props.suggestions.map((text) => <option key={text}>{text}</option>)}</datalist> : null}
    </Field>
  );
}
