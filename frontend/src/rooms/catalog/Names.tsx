import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, got } from "../../api/client";
import { useMay } from "../../api/session";
import { Act, Dialog, Facts, Form, TextField, toast, useForm, useShortcuts } from "../../kit";
import { catalogWords } from "../../words/catalog";
import { LANGUAGES, type Language } from "../../words/language";
import { useWords } from "../../words/words";
import type { CodeView } from "./shared";
import { EDITIONS } from "./useEditions";

const SPOKEN = Object.keys(LANGUAGES) as Language[];

type Names = Record<`name_${Language}`, string>;

/** What clients read of a code, as fields of a form. */
export function namesIn(code: CodeView | null): Names {
  return { name_en: code?.names.en ?? "", name_sv: code?.names.sv ?? "", name_pl: code?.names.pl ?? "" };
}

/** What was typed, by language. */
function typed(values: Names): Record<Language, string> {
  return { en: values.name_en.trim(), sv: values.name_sv.trim(), pl: values.name_pl.trim() };
}

/** Keep what clients read of a code; nothing is asked of the server where nothing was changed. */
export async function putNames({ system, code }: Pick<CodeView, "system" | "code">, was: CodeView | null, values: Names, version: number): Promise<void> {
  const names = typed(values);
  if (SPOKEN.every((language) => names[language] === (was?.names[language] ?? ""))) return;
  await got(api.PUT("/api/v1/catalog/codes/{system}/{code}/names", { params: { path: { system, code } }, body: { names, version } }));
}

/** A field for each language that clients are addressed in. */
export function NamesFields() {
  const say = useWords(catalogWords);
  return (
    <fieldset className="stack">
      <legend>{say("names")}</legend>
      <p className="muted small">{say("names_hint")}</p>
      {SPOKEN.map((language) => <TextField key={language} name={`name_${language}`} label={LANGUAGES[language]} maxLength={200} />)}
    </fieldset>
  );
}

function NamesForm({ code, onClose }: { code: CodeView; onClose: () => void }) {
  const say = useWords(catalogWords);
  const queries = useQueryClient();
  const form = useForm({
    initial: namesIn(code),
    submit: async (values) => {
      const editions = await queries.fetchQuery({ ...EDITIONS, staleTime: 0 });
      await putNames(code, code, values, editions.find((one) => one.system === code.system)?.version ?? 0);
      await Promise.all(["codes", "code", "editions"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      toast({ text: say("saved") });
      onClose();
    },
  });
  return <Form form={form} onCancel={onClose}><NamesFields /></Form>;
}

/** What clients read of a code in their language, and who may changes it. */
export function CodeNames({ code }: { code: CodeView }) {
  const say = useWords(catalogWords);
  const writes = useMay()("catalog:write");
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  useShortcuts(writes ? [{ keys: "e", text: say("names_edit"), group: say("title"), run: () => setOpen(true) }] : []);
  const told = SPOKEN.flatMap((language) => (code.names[language] ? [[LANGUAGES[language], code.names[language]] as const] : []));
  return (
    <section className="stack">
      <div className="spread">
        <h3>{say("names")}</h3>
        {writes && <Act onClick={() => setOpen(true)}>{say("names_edit")}</Act>}
      </div>
      {told.length > 0 ? <Facts items={told} /> : <p className="muted">{say("names_none")}</p>}
      <Dialog open={open} title={`${say("names")} · ${code.display}`} onClose={close}><NamesForm key={code.code} code={code} onClose={close} /></Dialog>
    </section>
  );
}
