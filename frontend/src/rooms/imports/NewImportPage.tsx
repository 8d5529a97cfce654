import { useState } from "react";
import { api, got } from "../../api/client";
import { Button, FileDrop, Form, Page, SelectField, TextField, useForm } from "../../kit";
import { importsWords } from "../../words/imports";
import { useTold, useWords } from "../../words/words";
import { Templates } from "./Templates";
import { guessKind, LEFT_OUT, type Part } from "./upload";
import { UploadBar } from "./UploadBar";
import { useBring } from "./useBring";
import { KINDS, type Layout, type Mode } from "./useImports";

/** All files of an import together (chalicelib/imports: BYTES_MAX). */
const MOST_MB = 64;

interface Values {
  layout: Layout;
  mode: Mode;
  name: string;
  files: string;
}

function FileRows({ parts, layout, change }: { parts: readonly Part[]; layout: Layout; change: (parts: Part[]) => void }) {
  const say = useWords(importsWords);
  const told = useTold(importsWords);
  const options = [...KINDS[layout], LEFT_OUT].map((value) => ({ value, label: told("kind", value) }));
  if (!parts.length) return null;
  return (
    <table className="plain-table">
      <thead>
        <tr><th scope="col">{say("file")}</th><th scope="col">{say("kind")}</th><th scope="col"><span className="hidden-text">{say("remove", { name: "" })}</span></th></tr>
      </thead>
      <tbody>
        {parts.map((part, at) => (
          <tr key={part.file.name}>
            <th scope="row">{part.file.name}</th>
            <td>
              <SelectField
                bare required name={`kind-${at}`} label={`${say("kind")}: ${part.file.name}`} options={options} value={part.kind}
                onChange={(kind) => change(parts.map((one) => (one === part ? { ...one, kind } : one)))}
              />
            </td>
            <td className="end"><Button kind="quiet" icon="close" label={say("remove", { name: part.file.name })} onClick={() => change(parts.filter((one) => one !== part))} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The Synthea exporter writes files that no bill needs; in the plain layout a name that says nothing is asked for. */
const holds = (name: string, layout: Layout) => guessKind(name, KINDS[layout]) || (layout === "synthea" ? LEFT_OUT : "");

function useNewImport() {
  const say = useWords(importsWords);
  const [parts, setParts] = useState<Part[]>([]);
  const { upload, bring } = useBring();
  const form = useForm<Values>({
    initial: { layout: "plain", mode: "good_rows", name: "", files: "" },
    check: (values): { files?: string } => {
      const kinds = parts.map((part) => part.kind).filter((kind) => kind !== LEFT_OUT);
      if (!kinds.length && parts.every((part) => part.kind)) return { files: say("fill_files") };
      const fine = new Set(kinds).size === kinds.length && kinds.every((kind) => KINDS[values.layout].includes(kind));
      return fine ? {} : { files: say("fill_kind") };
    },
    submit: ({ layout, mode, name }) => {
      const read = parts.filter((part) => part.kind !== LEFT_OUT);
      const files = read.map(({ kind, file }) => ({ kind, name: file.name, size: file.size }));
      return bring(read, () => got(api.POST("/api/v1/imports", { body: { layout, mode, name, files } })));
    },
  });
  const { layout } = form.values;
  const add = (file: File) => setParts((old) => [...old.filter((one) => one.file.name !== file.name), { file, kind: holds(file.name, layout) }]);
  const relayout = (next: Layout) => setParts((old) => old.map((one) => ({ ...one, kind: holds(one.file.name, next) })));
  return { form, parts, setParts, add, relayout, upload };
}

/** Choose the layout, bring the files, and have them previewed. */
export default function NewImportPage() {
  const say = useWords(importsWords);
  const told = useTold(importsWords);
  const { form, parts, setParts, add, relayout, upload } = useNewImport();
  const { layout, mode } = form.values;
  const pick = (family: string, values: readonly string[]) => values.map((value) => ({ value, label: told(family, value) }));
  return (
    <Page title={say("new")} parent={{ title: say("title"), href: "/imports" }}>
      <Form form={form} action={say("upload")} label={say("new")}>
        <section className="card columns">
          <SelectField name="layout" label={say("layout")} required options={pick("layout", ["plain", "synthea"])} hint={told("layout", `${layout}_text`)} onChange={(next) => relayout(next as Layout)} />
          <SelectField name="mode" label={say("mode")} required options={pick("mode", ["good_rows", "all_or_nothing"])} hint={told("mode", `${mode}_text`)} />
          <TextField name="name" label={say("name")} hint={say("name_hint")} maxLength={200} />
        </section>
        <FileDrop multiple label={say("drop")} accept=".csv" maxMegabytes={MOST_MB} onFile={add} />
        <FileRows parts={parts} layout={layout} change={setParts} />
        <UploadBar upload={upload} />
        <p className="muted">{say("nothing_posted")}</p>
      </Form>
      <Templates layout={layout} />
    </Page>
  );
}
