import { Icon } from "./Icon";
import { useField, type FieldProps } from "./Field";

export function CheckboxField(props: FieldProps<boolean>) {
  const field = useField(props);
  return (
    <div className={field.error ? "field wrong" : "field"}>
      <label className="check">
        <input
          {...field.attributes}
          type="checkbox"
          className="box"
          checked={field.value ?? false}
          onChange={(event) => field.change(event.target.checked)}
        />
        <span>{props.label}</span>
      </label>
      {field.error && <p className="field-error" id={`${field.id}-e`}><Icon name="error" />{field.error}</p>}
      {props.hint && <p className="field-hint" id={`${field.id}-h`}>{props.hint}</p>}
    </div>
  );
}
