import { choosePreferences, usePreferences } from "../words/language";

export interface View {
  name: string;
  /** Query of the view, `status=open&age=90`. */
  query: string;
  count?: string | number;
}

/** Saved views of one list, kept with the person's preferences. They hold choices only, never typed text. */
export function useSavedViews(name: string): { views: View[]; add: (view: View) => void; drop: (title: string) => void } {
  const { views } = usePreferences();
  const others = (title: string) => views.filter((one) => one.screen !== name || one.name !== title);
  return {
    views: views.filter((one) => one.screen === name),
    add: (view) => choosePreferences({ views: [...others(view.name), { name: view.name, screen: name, query: view.query }] }),
    drop: (title) => choosePreferences({ views: others(title) }),
  };
}
