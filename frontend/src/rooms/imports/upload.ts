/** Bringing an import's files to the addresses the server lends. */
import { putFile } from "../../api/upload";

export interface Part {
  kind: string;
  file: File;
}

export interface Upload {
  name: string;
  done: number;
  all: number;
}

/** One file after the other; `tell` hears how many bytes of all have gone. */
export async function uploadAll(parts: readonly Part[], addresses: readonly { kind: string; address: string }[], tell: (upload: Upload) => void): Promise<void> {
  const all = parts.reduce((sum, part) => sum + part.file.size, 0);
  let gone = 0;
  for (const { kind, file } of parts) {
    const address = addresses.find((one) => one.kind === kind)?.address ?? "";
    tell({ name: file.name, done: gone, all });
    await putFile(address, file, "text/csv", (bytes) => tell({ name: file.name, done: gone + bytes, all }));
    gone += file.size;
  }
}

/** A file that the import does not read: it stays where it is. */
export const LEFT_OUT = "none";

/** What a file holds by its name: `claims_transactions.csv`, `2026-11 clients.csv`. The longest name that fits. */
export function guessKind(name: string, kinds: readonly string[]): string {
  const plain = name.toLowerCase().replace(/\.[a-z]+$/, "").replaceAll(/[^a-z]+/g, "_");
  const fits = kinds.filter((kind) => plain === kind || plain.split("_").join(" ").includes(kind.split("_").join(" ")));
  return fits.toSorted((a, b) => b.length - a.length)[0] ?? "";
}
