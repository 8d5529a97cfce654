import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Button } from "./Button";
import { Conflict } from "./Conflict";
import { Keys } from "./Keys";
import { Problem } from "./Problem";
import { ApiProblem } from "../api/problem";
import { FormContext, type Form as FormState, type FormScope, type Values } from "./useForm";

interface FormProps<V extends object> {
  form: FormState<V>;
  children: ReactNode;
  /** Text of the button that saves. */
  action?: string;
  onCancel?: () => void;
  /** More buttons beside Save. */
  extra?: ReactNode;
  /** Save, then something more than staying here (“post and next”); Ctrl/⌘ Shift Enter. */
  also?: { action: string; submit: () => void };
  label?: string;
  /** Its buttons stand elsewhere, as `type="submit" form={id}`: at the top of the page. */
  id?: string;
}

type Labels = Map<string, { label: string; id: string }>;

function focusField(id: string | undefined): void {
  const element = id ? document.getElementById(id) : null;
  const target = element?.matches("input, select, textarea") ? element : element?.querySelector<HTMLElement>("[role=spinbutton], input, [tabindex]");
  (target as HTMLElement | null | undefined)?.focus();
}

function Summary({ errors, labels, tries }: { errors: Record<string, string>; labels: Labels; tries: number }) {
  const say = useWords(kitWords);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries) box.current?.focus();
  }, [tries]);
  const names = Object.keys(errors);
  return (
    <div className="summary" ref={box} tabIndex={-1} role="alert">
      <h2>{say("summary", { n: names.length })}</h2>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <button type="button" className="link" onClick={() => focusField(labels.get(name)?.id)}>
              {labels.get(name) ? `${labels.get(name)?.label}: ` : ""}
              {errors[name]}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Trouble({ form, labels }: { form: FormState<Values>; labels: Labels }) {
  if (form.problem?.status === 409 && form.problem.current) return <Conflict form={form} labels={labels} />;
  if (Object.keys(form.errors).length) return <Summary errors={form.errors} labels={labels} tries={form.tries} />;
  return form.problem ? <Problem error={new ApiProblem(form.problem)} /> : null;
}

function Restored({ onDrop }: { onDrop: () => void }) {
  const say = useWords(kitWords);
  return (
    <p className="note-line" role="status">
      {say("draft_back")}
      <button type="button" className="link" onClick={onDrop}>{say("draft_drop")}</button>
    </p>
  );
}

function useScope(form: FormState<Values>): [FormScope, Labels] {
  const [labels] = useState<Labels>(() => new Map());
  const announce = useCallback((name: string, label: string, id: string) => void labels.set(name, { label, id }), [labels]);
  return [useMemo(() => ({ form, announce }), [form, announce]), labels];
}

/** A form: fields by name, errors beside them and in a summary that takes focus, Ctrl/⌘ Enter saves. */
export function Form<V extends object>({ form, children, action, onCancel, extra, also, label, id }: FormProps<V>) {
  const say = useWords(kitWords);
  const plain = form as unknown as FormState<Values>;
  const [scope, labels] = useScope(plain);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (event.shiftKey && also) also.submit();
    else void form.submit();
  };
  return (
    <FormContext value={scope}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter bubbles up from the fields */}
      <form
        id={id}
        className="form"
        aria-label={label}
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        {form.restored && <Restored onDrop={() => form.reset()} />}
        <Trouble form={plain} labels={labels} />
        {children}
        {!id && <div className="form-actions">
          <Button kind="primary" type="submit" busy={form.saving}>{form.saving ? say("saving") : (action ?? say("save"))}{also && <span aria-hidden="true"><Keys keys="mod+Enter" /></span>}</Button>
          {also && <Button busy={form.saving} onClick={also.submit}>{also.action}<span aria-hidden="true"><Keys keys="mod+shift+Enter" /></span></Button>}
          {extra}
          {onCancel && <Button onClick={onCancel}>{say("cancel")}</Button>}
        </div>}
      </form>
    </FormContext>
  );
}
