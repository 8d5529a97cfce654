import { useEffect, useId, type ReactNode } from "react";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Icon } from "./Icon";
import { useFormScope } from "./useForm";

/** What every field takes. Inside a Form `name` is enough; outside give `value`, `onChange` and perhaps `error`. */
export interface FieldProps<T> {
  name: string;
  label: string;
  hint?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  value?: T;
  onChange?: (value: T) => void;
  error?: string;
  /** The label is only for assistive technology (dense rows whose column header names them). */
  bare?: boolean;
}

interface FieldState<T> {
  id: string;
  value: T | undefined;
  error: string | undefined;
  change: (value: T) => void;
  /** Attributes for the input: id, name, described-by, invalid, required. */
  attributes: {
    id: string;
    name: string;
    disabled: boolean | undefined;
    "aria-required": true | undefined;
    "aria-invalid": true | undefined;
    "aria-describedby": string | undefined;
  };
}

/** Joins a field to its form: value, error, the id the summary focuses. */
export function useField<T>(props: FieldProps<T>): FieldState<T> {
  const scope = useFormScope();
  const id = useId();
  const { name, label } = props;
  const announce = scope?.announce;
  useEffect(() => announce?.(name, label, id), [announce, name, label, id]);
  const error = props.error ?? scope?.form.errors[name];
  const value = props.value !== undefined || !scope ? props.value : (scope.form.values[name] as T | undefined);
  const change = (next: T) => {
    scope?.form.set(name, next);
    props.onChange?.(next);
  };
  const described = [error && `${id}-e`, props.hint && `${id}-h`].filter(Boolean).join(" ") || undefined;
  const attributes = {
    id, name, disabled: props.disabled,
    "aria-required": props.required || undefined,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": described,
  } as const;
  return { id, value, error, change, attributes };
}

/** Label, control, hint and error in their places. Optional fields say so; required ones are the rule. */
export function Field(props: { field: Pick<FieldState<unknown>, "id" | "error">; label: string; hint?: ReactNode; required?: boolean; bare?: boolean; children: ReactNode }) {
  const { field, label, hint, required, bare, children } = props;
  const say = useWords(kitWords);
  return (
    <div className={field.error ? "field wrong" : "field"}>
      <label htmlFor={field.id} id={`${field.id}-l`} className={bare ? "hidden-text" : "field-label"}>
        {label}
        {!required && !bare && <span className="optional"> · {say("optional")}</span>}
      </label>
      {children}
      {field.error && <p className="field-error" id={`${field.id}-e`}><Icon name="error" />{field.error}</p>}
      {hint && <p className="field-hint" id={`${field.id}-h`}>{hint}</p>}
    </div>
  );
}
