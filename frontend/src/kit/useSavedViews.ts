import { useState } from "react";
import type { View } from "./FilterBar";

/** Saved views of one list in this browser. They hold choices only, never typed text. */
export function useSavedViews(name: string): { views: View[]; add: (view: View) => void; drop: (title: string) => void } {
  const key = `views:${name}`;
  const [views, setViews] = useState<View[]>(() => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "[]") as View[];
    } catch {
      return [];
    }
  });
  const keep = (next: View[]) => {
    setViews(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  return {
    views,
    add: (view) => keep([...views.filter((one) => one.name !== view.name), view]),
    drop: (title) => keep(views.filter((one) => one.name !== title)),
  };
}
