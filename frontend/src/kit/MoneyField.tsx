import { useEffect, useState } from "react";
import { formatMinor, parseAmount } from "../words/amount";
import { LOCALES } from "../words/format";
import { kitWords } from "../words/kit";
import { useLanguage } from "../words/language";
import { useWords } from "../words/words";
import { Field, useField, type FieldProps } from "./Field";

/** Unreadable text is kept in the field and given out as NaN, so that a form can refuse it; empty is null. */
export type MinorValue = number | null;

/**
 * An amount in whole minor units. Reads `1 240,50` and `1,240.50` alike; writes it the reader's way on leaving.
 * Own parser (words/amount.ts): number-field libraries hand out floating-point major units.
 */
export function MoneyField(props: FieldProps<MinorValue> & { currency: string; placeholder?: string; focus?: boolean }) {
  const { field, error, shown, type, leave } = useMoney(props);
  const { focus } = props;
  useEffect(() => {
    if (focus) document.getElementById(field.id)?.focus();
  }, [focus, field.id]);
  return (
    <Field field={{ id: field.id, error }} label={props.label} hint={props.hint} required={props.required} bare={props.bare}>
      <div className="with-unit">
        <span className="unit" aria-hidden="true">{props.currency}</span>
        <input
          {...field.attributes}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${field.id}-e` : field.attributes["aria-describedby"]}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className="input end"
          placeholder={props.placeholder}
          value={shown}
          onFocus={(event) => event.target.select()}
          onBlur={leave}
          onChange={(event) => type(event.target.value)}
        />
      </div>
    </Field>
  );
}

function useMoney(props: FieldProps<MinorValue> & { currency: string }) {
  const say = useWords(kitWords);
  const locale = LOCALES[useLanguage()];
  const field = useField(props);
  const { value } = field;
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? (typeof value === "number" && !Number.isNaN(value) ? formatMinor(value, props.currency, locale) : "");
  const unreadable = text !== null && text.trim() !== "" && parseAmount(text, props.currency) === null;
  const [left, setLeft] = useState(false);
  useEffect(() => {
    if (value === null || value === undefined) setText((old) => (old === "" ? null : old));
  }, [value]);
  const error = field.error ?? (unreadable && left ? say("amount_unreadable", { example: formatMinor(124050, props.currency, locale) }) : undefined);
  const type = (typed: string) => {
    setText(typed);
    field.change(typed.trim() === "" ? null : (parseAmount(typed, props.currency) ?? Number.NaN));
  };
  const leave = () => {
    setLeft(true);
    if (!unreadable) setText(null);
  };
  return { field, error, shown, type, leave };
}
