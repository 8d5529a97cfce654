import { useCallback, useMemo, useState } from "react";

/** Which row is open beside a list, and which rows are ticked. */
export interface Chosen {
  open: string | null;
  setOpen: (key: string | null) => void;
  selected: ReadonlySet<string>;
  setSelected: (selected: ReadonlySet<string>) => void;
  /** After what was asked for is done: nothing is open or ticked any more. */
  clear: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/** A screen that lets go of the rows itself, when their business is done, makes this and gives it to its list. */
export function useChosen(): Chosen {
  const [open, setOpen] = useState<string | null>(null);
  const [selected, setSelected] = useState(NONE);
  const clear = useCallback(() => {
    setOpen(null);
    setSelected(NONE);
  }, []);
  return useMemo(() => ({ open, setOpen, selected, setSelected, clear }), [open, selected, clear]);
}
