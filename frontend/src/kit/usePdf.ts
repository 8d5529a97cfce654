import { problemOf } from "../api/problem";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { openDocument } from "./files";
import { toast } from "./Toast";

/** A paper the server lends: where it is for a short time, and the characters that no font of the papers draws. */
interface Lent {
  url: string;
  undrawn: readonly string[];
}

interface Pdf {
  /** Show a paper in a new tab and tell which characters it could not draw; a refusal goes on to the caller. */
  open: (lend: () => Promise<Lent>) => Promise<void>;
  /** The same, and a refusal is told. */
  show: (lend: () => Promise<Lent>) => Promise<void>;
}

/** The one way to show a paper: what stands on it as a sign is told to who looks at it. */
export function usePdf(): Pdf {
  const say = useWords(kitWords);
  const open: Pdf["open"] = async (lend) => {
    let undrawn: readonly string[] = [];
    await openDocument(async () => {
      const lent = await lend();
      undrawn = lent.undrawn;
      return lent.url;
    });
    if (undrawn.length > 0) toast({ text: say("undrawn", { characters: undrawn.join(" ") }), tone: "bad" });
  };
  const show: Pdf["show"] = (lend) =>
    open(lend).catch((error: unknown) => {
      const problem = problemOf(error);
      toast({ text: problem.detail ?? problem.title, tone: "bad" });
    });
  return { open, show };
}
