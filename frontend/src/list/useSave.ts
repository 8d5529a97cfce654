import { useCallback, useState } from "react";
import { api, got } from "../api/client";
import { problemOf } from "../api/problem";
import { useMay } from "../api/session";
import { saveFile, toast } from "../kit";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";

type Lists = "clients" | "invoices" | "payments" | "accounts";

/** The address of a CSV of every row of a list that holds the filter, written by the server. */
export async function listFile(list: Lists, filter: object): Promise<string> {
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ""));
  return (await got(api.POST("/api/v1/exports", { body: { list, filter: asked } }))).url;
}

/** Fetch a file the server makes and say what became of it; only for those who may. */
export function useSave(address?: () => Promise<string>, permission = "export"): { busy: boolean; save?: () => void } {
  const say = useWords(kitWords);
  const may = useMay()(permission);
  const [busy, setBusy] = useState(false);
  const save = useCallback(() => {
    if (!address) return;
    setBusy(true);
    void saveFile(address)
      .then(
        () => toast({ text: say("exported") }),
        (error: unknown) => toast({ text: problemOf(error).detail ?? say("export_csv_failed"), tone: "bad" }),
      )
      .finally(() => setBusy(false));
  }, [address, say]);
  return { busy, save: may && address ? save : undefined };
}
