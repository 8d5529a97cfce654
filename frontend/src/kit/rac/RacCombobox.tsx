import { useContext, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { Button, ComboBox, ComboBoxStateContext, I18nProvider, Input, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { LOCALES } from "../../words/format";
import { kitWords } from "../../words/kit";
import { useLanguage } from "../../words/language";
import { useWords } from "../../words/words";
import type { Choice, ComboboxProps } from "../Combobox";
import { Field, useField } from "../Field";
import { useFirstFocus } from "../useFirstFocus";
import { Icon } from "../Icon";
import { useSearch } from "../useSearch";
import { usePlace } from "./usePlace";

function useChoices(props: ComboboxProps) {
  const field = useField(props);
  const [chosen, setChosen] = useState<Choice | null>(props.chosen ?? null);
  const known = chosen && chosen.id === field.value ? chosen : null;
  const [text, setText] = useState(known?.label ?? "");
  const asked = known && text === known.label ? "" : text;
  const found = useSearch(props.search, asked, props.least ?? 1);
  const offered = props.first ?? [];
  const put = (choice: Choice | null) => {
    setChosen(choice);
    setText(choice?.label ?? "");
    field.change(choice?.id ?? null);
    props.onChoose?.(choice);
  };
  const choose = (id: string | null) => put([...found.items, ...offered].find((item) => item.id === id) ?? (known?.id === id ? known : null));
  // From a choice by Enter, Tab or a favourite's key until the person types, walks or points again.
  const settled = useRef(false);
  const menu = useRef<Menu>(null);
  const unsettle = () => {
    settled.current = false;
  };
  const type = (typed: string) => {
    // The widget empties its text after a choice it did not make itself, some renders later.
    if (settled.current) return;
    setText(typed);
    if (typed === "" && field.value) choose(null);
  };
  const take = (id: string | null) => {
    // It also puts back the choice from before.
    if (!settled.current) choose(id);
  };
  const { onTyping } = props;
  const typing = asked.trim() !== "";
  useEffect(() => onTyping?.(typing), [onTyping, typing]);
  const items = asked !== "" ? found.items : known ? [known] : offered;
  return { field, text, type, take, found, items, menu, unsettle, onKeyDownCapture: useQuick({ items, asked, offered: known || asked !== "" ? [] : offered, done: found.state === "done", search: props.search, put, settled, menu }) };
}

type Menu = { close: () => void } | null;

/** Hands out the list of the box it stands in. */
function MenuTap({ menuRef }: { menuRef: RefObject<Menu> }) {
  const state = useContext(ComboBoxStateContext);
  useEffect(() => {
    menuRef.current = state;
  });
  return null;
}

interface Quick {
  items: readonly Choice[];
  asked: string;
  offered: readonly Choice[];
  done: boolean;
  search: ComboboxProps["search"];
  put: (choice: Choice) => void;
  settled: { current: boolean };
  menu: RefObject<Menu>;
}

/** Enter takes the first match, Tab the only or the exact one: who knows the code need not wait for the list. */
function useQuick({ items, asked, offered, done, search, put, settled, menu }: Quick) {
  return (event: KeyboardEvent) => {
    const wanted = event.altKey && /^Digit[1-9]$/.test(event.code) ? offered[Number(event.code.slice(-1)) - 1] : undefined;
    if (wanted) {
      event.preventDefault();
      event.stopPropagation();
      settled.current = true;
      put(wanted);
      setTimeout(() => menu.current?.close());
      return;
    }
    const walking = (event.target as HTMLElement).getAttribute("aria-activedescendant");
    const enter = event.key === "Enter";
    if (!enter && event.key !== "Tab") settled.current = false;
    if ((!enter && event.key !== "Tab") || event.ctrlKey || event.metaKey || event.shiftKey || walking || asked.trim() === "") return;
    const typed = asked.trim().toLowerCase();
    const take = (found: readonly Choice[]) => {
      const exact = found.find((one) => `${one.label.toLowerCase()} `.startsWith(`${typed} `)) ?? (enter || found.length === 1 ? found[0] : undefined);
      settled.current = exact !== undefined;
      if (exact) put(exact);
      // The widget opens its list when the text changes: shut it after that.
      setTimeout(() => menu.current?.close());
    };
    if (done) take(items);
    else void search(asked.trim(), new AbortController().signal).then(take, () => undefined);
    // Without an answer yet the widget would empty the text.
    if (enter && !done) event.stopPropagation();
    if (enter) event.preventDefault();
  };
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
  const { field, text, type, take, found, items, menu, unsettle, onKeyDownCapture } = useChoices(props);
  const { ref, place } = usePlace();
  useFirstFocus(props.focus, field.id);
  return (
    <Field field={field} label={props.label} hint={props.hint} required={props.required} bare={props.bare}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the input inside, before the widget takes them */}
      <div ref={ref} onKeyDownCapture={onKeyDownCapture} onInputCapture={unsettle} onPointerDownCapture={unsettle}>
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
          onChange={(key) => take(key === null ? null : String(key))}
          allowsEmptyCollection
          menuTrigger="input"
        >
          <MenuTap menuRef={menu} />
          <Input className="input" id={field.id} name={props.name} placeholder={props.placeholder} autoComplete="off" spellCheck={false} />
          <Button className="hidden-text"><Icon name="down" /></Button>
          <Popover className="popover combobox-popover" offset={4} UNSTABLE_portalContainer={place}>
            <ListBox className="options" renderEmptyState={() => <Remark state={found.state} text={text} />}>
              {(choice: Choice) => <Option choice={choice} />}
            </ListBox>
          </Popover>
        </ComboBox>
      </I18nProvider>
      </div>
    </Field>
  );
}
