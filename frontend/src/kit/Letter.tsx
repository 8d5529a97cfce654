/** A message as its reader sees it: subject and plain text, in its own language. */
export function Letter({ subject, text, language }: { subject: string; text: string; language: string }) {
  return (
    <article className="card letter" lang={language}>
      <h4>{subject}</h4>
      <p>{text}</p>
    </article>
  );
}
