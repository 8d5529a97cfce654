import { useCallback, useEffect, useMemo, useRef } from "react";
import { useLocation } from "wouter";
import { Button, ButtonLink, useShortcuts } from "../kit";
import { useCommands } from "../shell/ownCommands";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import type { Adding } from "./declared";

/** The button of a new one; `n` and the palette do the same. Nothing for those who may not. */
export function useAdding(add: Adding | false | undefined) {
  const kit = useWords(kitWords);
  const [, go] = useLocation();
  const { text = "", href, run: act } = add || {};
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const run = useCallback(() => (href ? go(href) : latest.current?.()), [href, go]);
  useShortcuts(text ? [{ keys: "n", text, group: kit("group_list"), run }] : []);
  useCommands(useMemo(() => (text ? [{ id: `new-${text}`, title: text, icon: "plus" as const, keys: "n", run }] : []), [text, run]));
  if (!text) return undefined;
  return href ? <ButtonLink kind="primary" icon="plus" href={href}>{text}</ButtonLink> : <Button kind="primary" icon="plus" onClick={run}>{text}</Button>;
}
