/** The encodings a file may be in (chalicelib/kernel/encodings.py), by the names people meet in "Save as". */
export const ENCODINGS = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16 (big-endian)",
  "windows-1252": "Windows-1252",
  "windows-1250": "Windows-1250",
  "iso-8859-2": "ISO 8859-2",
  ibm852: "DOS 852",
  ibm850: "DOS 850",
  macintosh: "Macintosh",
  "windows-1257": "Windows-1257",
  "windows-1251": "Windows-1251",
} as const;

export type Encoding = keyof typeof ENCODINGS;

export function encodingName(encoding: string): string {
  return ENCODINGS[encoding as Encoding] ?? encoding;
}
