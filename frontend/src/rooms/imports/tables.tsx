import { Money, Problem, Skeleton, Status, Wide } from "../../kit";
import { encodingName } from "../../words/encodings";
import { formatCount } from "../../words/format";
import { importsWords } from "../../words/imports";
import { useLanguage } from "../../words/language";
import { useTold, useWords } from "../../words/words";
import { useFindings, type Progress } from "./useImports";

function Counts({ values }: { values: readonly number[] }) {
  const language = useLanguage();
  return values.map((n, at) => <td key={at} className="end">{n ? formatCount(language, n) : <span className="muted">–</span>}</td>);
}

const FILE_COUNTS = ["rows", "good", "bad", "kept_out", "left_out"] as const;

export function FilesTable({ found }: { found: Progress }) {
  const say = useWords(importsWords);
  const told = useTold(importsWords);
  return (
    <section className="card stack">
      <h2>{say("files")}</h2>
      <Wide label={say("files")}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{say("file")}</th>
              <th scope="col">{say("kind")}</th>
              <th scope="col">{say("encoding")}</th>
              {FILE_COUNTS.map((key) => <th key={key} scope="col" className="end">{say(key)}</th>)}
            </tr>
          </thead>
          <tbody>
            {found.files.map((file) => (
              <tr key={file.kind}>
                <th scope="row">{file.name}</th>
                <td>{told("kind", file.kind)}</td>
                <td>{file.encoding ? encodingName(file.encoding) : <span className="muted">–</span>}</td>
                <Counts values={FILE_COUNTS.map((key) => file[key])} />
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

export function TalliesTable({ found }: { found: Progress }) {
  const say = useWords(importsWords);
  const told = useTold(importsWords);
  return (
    <section className="card stack">
      <h2>{say(found.state === "posted" ? "what_happened" : "what_happens")}</h2>
      <Wide label={say("what_happens")}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{say("kind")}</th>
              <th scope="col" className="end">{say("new_there")}</th>
              <th scope="col" className="end">{say("amount_new")}</th>
              <th scope="col" className="end">{say("already")}</th>
              <th scope="col" className="end">{say("conflict")}</th>
              <th scope="col" className="end">{say("refused")}</th>
            </tr>
          </thead>
          <tbody>
            {found.tallies.map((one) => (
              <tr key={one.kind + (one.amount_new?.currency ?? "")}>
                <th scope="row">{told("kind", one.kind)}</th>
                <Counts values={[one.new]} />
                <td className="end"><Money amount={one.amount_new} /></td>
                <Counts values={[one.there, one.conflict, one.refused]} />
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

/** Rows to look at that stand on the page of an import. */
const SHOWN = 10;

/** The first rows to look at; the page behind shows them all. */
export function FindingsTable({ found }: { found: Progress }) {
  const say = useWords(importsWords);
  const told = useTold(importsWords);
  const findings = useFindings(found.id, found.state, SHOWN);
  if (findings.error) return <Problem error={findings.error} onRetry={() => void findings.refetch()} />;
  if (findings.isPending) return <Skeleton lines={4} />;
  return (
    <Wide label={say("findings")}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say("severity")}</th>
            <th scope="col">{say("file")}</th>
            <th scope="col" className="end">{say("row")}</th>
            <th scope="col">{say("column")}</th>
            <th scope="col">{say("reason")}</th>
            <th scope="col">{say("mend")}</th>
          </tr>
        </thead>
        <tbody>
          {findings.rows.map((one, at) => (
            <tr key={at}>
              <td><Status tone={one.severity === "error" ? "bad" : "info"}>{told("severity", one.severity)}</Status></td>
              <td>{one.file}</td>
              <td className="end">{one.row || say("whole_file")}</td>
              <td>{one.column}</td>
              <td>{one.reason}</td>
              <td>{one.mend}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
