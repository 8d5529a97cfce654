import { useState } from "react";
import { api, got } from "../../api/client";
import { Button, FileDrop, Problem } from "../../kit";
import { importsWords } from "../../words/imports";
import { useWords } from "../../words/words";
import { UploadBar } from "./UploadBar";
import { useBring } from "./useBring";
import type { Progress } from "./useImports";

/** The files of an import that waits for them, or whose files could not be read: by name, one more time. */
export function BringAgain({ found }: { found: Progress }) {
  const say = useWords(importsWords);
  const { upload, bring } = useBring();
  const [files, setFiles] = useState<Readonly<Record<string, File>>>({});
  const [error, setError] = useState<unknown>(null);
  const missing = found.files.filter((one) => !files[one.name]);
  const parts = found.files.flatMap((one) => (files[one.name] ? [{ kind: one.kind, file: files[one.name] as File }] : []));
  const params = { path: { import_id: found.id } };
  const send = () => {
    setError(null);
    const sizes = Object.fromEntries(parts.map(({ kind, file }) => [kind, file.size]));
    bring(parts, () => got(api.POST("/api/v1/imports/{import_id}/addresses", { params, body: { sizes } }))).catch(setError);
  };
  return (
    <section className="card stack">
      <h2>{say(found.state === "refused" ? "bring_again" : "bring")}</h2>
      {missing.length > 0 && <p className="muted">{say("bring_again_text", { names: missing.map((one) => one.name).join(", ") })}</p>}
      <FileDrop multiple label={say("drop")} accept=".csv" maxMegabytes={64} onFile={(file) => setFiles((old) => ({ ...old, [file.name]: file }))} />
      <UploadBar upload={upload} />
      {error !== null && <Problem error={error} />}
      <div className="row"><Button kind="primary" disabled={missing.length > 0} busy={upload !== null} onClick={send}>{say("upload")}</Button></div>
    </section>
  );
}
