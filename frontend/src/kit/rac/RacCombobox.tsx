import { useEffect, useState } from "react";
import { Button, ComboBox, I18nProvider, Input, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { LOCALES } from "../../words/format";
import { kitWords } from "../../words/kit";
import { useLanguage } from "../../words/language";
import { useWords } from "../../words/words";
import type { Choice, ComboboxProps } from "../Combobox";
import { Field, useField } from "../Field";
import { Icon } from "../Icon";
import { useSearch } from "../useSearch";

function useChoices(props: ComboboxProps) {
  const field = useField(props);
  const [chosen, setChosen] = useState<Choice | null>(props.chosen ?? null);
  const known = chosen && chosen.id === field.value ? chosen : null;
  const [text, setText] = useState(known?.label ?? "");
  const asked = known && text === known.label ? "" : text;
  const found = useSearch(props.search, asked, props.least ?? 1);
  const choose = (id: string | null) => {
    const choice = found.items.find((item) => item.id === id) ?? (known?.id === id ? known : null);
    setChosen(choice);
    setText(choice?.label ?? "");
    field.change(choice?.id ?? null);
    props.onChoose?.(choice);
  };
  const type = (typed: string) => {
    setText(typed);
    if (typed === "" && field.value) choose(null);
  };
  return { field, text, type, choose, found, items: asked === "" && known ? [known] : found.items };
}

function Option({ choice }: { choice: Choice }) {
  return (
    <ListBoxItem id={choice.id} textValue={choice.label} className="option">
      <span>{choice.label}</span>
      {choice.note && <span className="note">{choice.note}</span>}
      {choice.detail && <span className="detail">{choice.detail}</span>}
    </ListBoxItem>
  );
}

function Remark({ state, text }: { state: string; text: string }) {
  const say = useWords(kitWords);
  const words =
    state === "failed" ? say("search_failed") : state === "searching" ? say("loading") : text ? say("no_matches", { text }) : say("type_more");
  return <div className="palette-note">{words}</div>;
}

export function RacCombobox(props: ComboboxProps) {
  const locale = LOCALES[useLanguage()];
  const { field, text, type, choose, found, items } = useChoices(props);
  const { focus } = props;
  useEffect(() => {
    if (focus) document.getElementById(field.id)?.focus();
  }, [focus, field.id]);
  return (
    <Field field={field} label={props.label} hint={props.hint} required={props.required} bare={props.bare}>
      <I18nProvider locale={locale}>
        <ComboBox
          id={`${field.id}-box`}
          aria-labelledby={`${field.id}-l`}
          aria-describedby={field.attributes["aria-describedby"]}
          isDisabled={props.disabled}
          isInvalid={field.error !== undefined}
          items={items}
          inputValue={text}
          value={field.value ?? null}
          onInputChange={type}
          onChange={(key) => choose(key === null ? null : String(key))}
          allowsEmptyCollection
          menuTrigger="input"
        >
          <Input className="input" id={field.id} name={props.name} placeholder={props.placeholder} autoComplete="off" spellCheck={false} />
          <Button className="hidden-text"><Icon name="down" /></Button>
          <Popover className="popover combobox-popover" offset={4}>
            <ListBox className="options" renderEmptyState={() => <Remark state={found.state} text={text} />}>
              {(choice: Choice) => <Option choice={choice} />}
            </ListBox>
          </Popover>
        </ComboBox>
      </I18nProvider>
    </Field>
  );
}
