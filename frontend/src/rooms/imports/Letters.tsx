import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, got } from "../../api/client";
import { Button, Problem, Skeleton, Status, Wide } from "../../kit";
import { encodingName, type Encoding } from "../../words/encodings";
import { importsWords } from "../../words/imports";
import { useWords } from "../../words/words";
import { useReadings, type Progress } from "./useImports";

type File = Progress["files"][number];
type Choose = (encoding: Encoding) => void;

function Readings({ file, words, choose }: { file: File; words: readonly { encoding: string; words: readonly string[] }[]; choose?: Choose }) {
  const say = useWords(importsWords);
  return (
    <Wide label={say("letters_of", { name: file.name })}>
      <table className="plain-table">
        <thead>
          <tr><th scope="col">{say("encoding")}</th><th scope="col">{say("letters_read")}</th><th scope="col"><span className="hidden-text">{say("letters_choose")}</span></th></tr>
        </thead>
        <tbody>
          {words.map((one) => (
            <tr key={one.encoding}>
              <th scope="row">{encodingName(one.encoding)}</th>
              <td>{one.words.join(" · ")}</td>
              <td className="end">
                {one.encoding === file.encoding ? <Status tone="good">{say("letters_now")}</Status>
                : choose && <Button onClick={() => choose(one.encoding as Encoding)}>{say("letters_use", { name: encodingName(one.encoding) })}</Button>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

/** How the letters of files read that do not say their encoding: the first words in each, and the choice among them. */
export function Letters({ found, mayChoose }: { found: Progress; mayChoose: boolean }) {
  const say = useWords(importsWords);
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const asked = found.files.filter((file) => file.asked);
  const readings = useReadings(found, asked.length > 0);
  if (!asked.length) return null;
  const choose = (kind: string, encoding: Encoding) => {
    setError(null);
    const params = { path: { import_id: found.id } };
    got(api.POST("/api/v1/imports/{import_id}/encodings", { params, body: { encodings: { [kind]: encoding } } })).then(
      (after) => queries.setQueryData(["import", found.id], after),
      setError,
    );
  };
  return (
    <section className="card stack">
      <h2>{say("letters")}</h2>
      {error !== null && <Problem error={error} />}
      {readings.error && <Problem error={readings.error} onRetry={() => void readings.refetch()} />}
      {readings.isPending && <Skeleton lines={3} />}
      {readings.data && asked.map((file) => (
        <div key={file.kind} className="stack">
          <p className={file.encoding ? "muted" : ""}>{say(file.encoding ? "letters_found" : "letters_unclear", { name: file.name, encoding: encodingName(file.encoding) })}</p>
          <Readings file={file} words={readings.data.filter((one) => one.kind === file.kind)} choose={mayChoose ? (encoding) => choose(file.kind, encoding) : undefined} />
        </div>
      ))}
    </section>
  );
}
