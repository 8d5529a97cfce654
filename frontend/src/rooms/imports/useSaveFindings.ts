import { problemOf } from "../../api/problem";
import { saveFile, toast } from "../../kit";
import { importsWords } from "../../words/imports";
import { useWords } from "../../words/words";
import { exportFindings } from "./useImports";

/** Fetch all findings as CSV and say what became of it. */
export function useSaveFindings(id: string): () => void {
  const say = useWords(importsWords);
  return () =>
    void saveFile(() => exportFindings(id)).then(
      () => toast({ text: say("exported") }),
      (error: unknown) => toast({ text: problemOf(error).detail ?? problemOf(error).code, tone: "bad" }),
    );
}
