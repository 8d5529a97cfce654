import { Field, useField, type FieldProps } from "./Field";

export function TextareaField(props: FieldProps<string> & { rows?: number; maxLength?: number }) {
  const field = useField(props);
  return (
    <Field field={field} label={props.label} hint={props.hint} required={props.required} bare={props.bare}>
      <textarea
        {...field.attributes}
        className="input"
        rows={props.rows ?? 3}
        maxLength={props.maxLength}
        value={field.value ?? ""}
        onChange={(event) => field.change(event.target.value)}
      />
    </Field>
  );
}
