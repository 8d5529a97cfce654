import { useState } from "react";

/**
 * Where a list or calendar of a field is drawn. A modal dialog is in the browser's top layer and makes everything
 * outside it inert, so what opens from a field inside it must be drawn inside it too.
 */
export function usePlace(): { ref: (element: Element | null) => void; place: Element | undefined } {
  const [place, setPlace] = useState<Element>();
  return { ref: (element) => setPlace(element?.closest("dialog") ?? undefined), place };
}
