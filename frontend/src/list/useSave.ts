import { useCallback, useState } from "react";
import { problemOf } from "../api/problem";
import { useMay } from "../api/session";
import { toast } from "../kit";
import { exportList, type Wanted } from "../shell/exports";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";

/** The lists whose rows can be chosen one by one for a file, and how many at most (ONLY_MOST of the server). */
const CHOSEN_FROM: readonly string[] = ["clients", "invoices", "write-offs", "payments", "accounts"];
export const CHOSEN_MOST = 500;

/**
 * The one way to get a list as a file: the server writes it, a short one comes at once, a long one is followed in the
 * shell. Only for those who may.
 */
export function useSave(wanted?: Wanted, permission = "export"): { busy: boolean; save?: () => void; saveOnly?: (ids: readonly string[]) => void } {
  const say = useWords(kitWords);
  const may = useMay()(permission);
  const [busy, setBusy] = useState(false);
  const told = JSON.stringify(wanted);
  const ask = useCallback((only?: readonly string[]) => {
    if (!told) return;
    setBusy(true);
    void exportList({ ...(JSON.parse(told) as Wanted), ...(only && { only }) } as Wanted)
      .then(
        (came) => { if (came) toast({ text: say("exported") }); },
        (error: unknown) => toast({ text: problemOf(error).detail ?? say("export_csv_failed"), tone: "bad" }),
      )
      .finally(() => setBusy(false));
  }, [told, say]);
  const save = useCallback(() => ask(), [ask]);
  if (!may || !wanted) return { busy };
  return { busy, save, saveOnly: CHOSEN_FROM.includes(wanted.list) ? ask : undefined };
}
