import { useState } from "react";
import { Banner, Button, DateField, FileDrop, Form, Problem, SelectField, Steps, TextField, useForm, type Step } from "../../kit";
import { catalogWords } from "../../words/catalog";
import { ENCODINGS, type Encoding } from "../../words/encodings";
import { useWords } from "../../words/words";
import { LoadReport } from "./LoadReport";
import type { System } from "./shared";
import { useHandIn, type Load, type Progress } from "./useLoads";

const KINDS = ["hcpcs", "icd10cm", "cpt", "service", "prices", "taxes", "crosswalk", "names"] as const;
type Kind = (typeof KINDS)[number];
const CODES: readonly string[] = ["hcpcs", "icd10cm", "cpt", "service"];

const OFFERED = Object.entries(ENCODINGS).map(([value, label]) => ({ value, label }));

interface Values {
  what: Kind | "";
  name: string;
  effective_on: string | null;
  file: string;
  encoding: Encoding | "";
}

/** 64 MB: what the server reads at most (chalicelib/catalog/rules/layouts.py). */
const MOST_MB = 64;

function useLoadForm(start: (file: File, kind: Kind, values: Values) => Promise<void>) {
  const say = useWords(catalogWords);
  const [file, setFile] = useState<File | null>(null);
  const form = useForm<Values>({
    initial: { what: "", name: "", effective_on: null, file: "", encoding: "" },
    check: ({ what, effective_on }) => ({
      ...(what ? {} : { what: say("fill") }),
      ...(CODES.includes(what) && !effective_on ? { effective_on: say("fill") } : {}),
      ...(file ? {} : { file: say("fill") }),
    }),
    submit: async (values) => {
      if (file && values.what) await start(file, values.what, values);
    },
  });
  const take = (chosen: File) => {
    setFile(chosen);
    form.set("file", chosen.name);
    if (!form.values.name) form.set("name", chosen.name.replace(/\.[^.]*$/, ""));
  };
  return { form, file, take };
}

function stepsOf(say: (key: "step_upload" | "step_read" | "step_report") => string, progress: Progress, load: Load | undefined): Step[] {
  const state = (name: "upload" | "read"): Step["state"] => {
    if (progress.step === "failed") return name === "upload" ? "failed" : "waiting";
    if (name === "upload") return progress.step === "upload" ? "active" : "done";
    if (progress.step === "upload") return "waiting";
    return load && load.state !== "waiting" ? (load.state === "refused" ? "failed" : "done") : "active";
  };
  const ready = load && load.state !== "waiting";
  return [
    { key: "upload", label: say("step_upload"), state: state("upload") },
    { key: "read", label: say("step_read"), state: state("read") },
    { key: "report", label: say("step_report"), state: ready ? "done" : "waiting" },
  ];
}

function Under({ progress, load, onAgain }: { progress: Progress; load?: Load; onAgain: () => void }) {
  const say = useWords(catalogWords);
  return (
    <div className="stack">
      <Steps label={say("load_title")} steps={stepsOf(say, progress, load)} progress={progress.step === "upload" ? { done: progress.done, all: progress.all } : undefined} />
      {progress.step === "failed" && <Problem error={progress.error} onRetry={onAgain} />}
      {load && load.state !== "waiting" && <LoadReport load={load} />}
      {load && load.state !== "waiting" && <div><Button onClick={onAgain}>{say("load_title")}</Button></div>}
    </div>
  );
}

/** Load a file into the catalog: what it holds, upload, progress, report. */
export function LoadForm({ loads }: { loads: readonly Load[] }) {
  const say = useWords(catalogWords);
  const { progress, handIn, reset } = useHandIn();
  const { form, file, take } = useLoadForm((chosen, kind, { name, effective_on, encoding }) => {
    const codes = CODES.includes(kind);
    return handIn(chosen, { kind: codes ? "codes" : (kind as "prices" | "taxes" | "crosswalk" | "names"), system: codes ? (kind as System) : null, effective_on: codes ? effective_on : null, name, encoding: encoding || null });
  });
  if (progress.step !== "idle") return <Under progress={progress} load={loads.find((one) => one.id === progress.load)} onAgain={reset} />;
  const { what } = form.values;
  return (
    <Form form={form} action={say("load")} label={say("load_title")}>
      <SelectField name="what" label={say("load_kind")} required options={KINDS.map((value) => ({ value, label: say(`kind_${value}`) }))} />
      {what && <Banner severity="note" title={CODES.includes(what) ? say("whole_note") : say("rows_note")} />}
      {CODES.includes(what) && (
        <div className="columns">
          <DateField name="effective_on" label={say("in_force")} required />
          <TextField name="name" label={say("release_name")} maxLength={200} />
        </div>
      )}
      <FileDrop label={file ? file.name : say("choose_file")} accept=".csv,.txt,.gz" maxMegabytes={MOST_MB} onFile={take} />
      <SelectField name="encoding" label={say("load_encoding")} hint={say("load_encoding_hint")} none={say("load_encoding_found")} options={OFFERED} />
      {form.errors.file && <p className="field-error">{form.errors.file}</p>}
    </Form>
  );
}
