import { useEffect } from "react";

/** Put the keyboard in a field when it appears, if it is wanted there. */
export function useFirstFocus(wanted: boolean | undefined, id: string): void {
  useEffect(() => {
    if (wanted) document.getElementById(id)?.focus();
  }, [wanted, id]);
}
