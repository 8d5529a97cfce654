import { useCallback, useState } from "react";
import { problemOf } from "../api/problem";
import { useMay } from "../api/session";
import { toast } from "../kit";
import { exportList, type Wanted } from "../shell/exports";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";

/**
 * The one way to get a list as a file: the server writes it, a short one comes at once, a long one is followed in the
 * shell. Only for those who may.
 */
export function useSave(wanted?: Wanted, permission = "export"): { busy: boolean; save?: () => void } {
  const say = useWords(kitWords);
  const may = useMay()(permission);
  const [busy, setBusy] = useState(false);
  const told = JSON.stringify(wanted);
  const save = useCallback(() => {
    if (!told) return;
    setBusy(true);
    void exportList(JSON.parse(told) as Wanted)
      .then(
        (came) => { if (came) toast({ text: say("exported") }); },
        (error: unknown) => toast({ text: problemOf(error).detail ?? say("export_csv_failed"), tone: "bad" }),
      )
      .finally(() => setBusy(false));
  }, [told, say]);
  return { busy, save: may && wanted ? save : undefined };
}
