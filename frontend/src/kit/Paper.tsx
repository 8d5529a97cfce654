import type { ReactNode } from "react";

/** A message as its reader gets it: the subject, then the text with its line breaks. `lang` is the reader's language. */
export function Paper({ lang, subject, children, label }: { lang: string; subject: string; children: ReactNode; label: string }) {
  return (
    <article className="paper" aria-label={label}>
      <h3 lang={lang}>{subject}</h3>
      <div className="paper-text" lang={lang}>{children}</div>
    </article>
  );
}
