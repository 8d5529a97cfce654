import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, got } from "../../api/client";
import { useMay } from "../../api/session";
import { Act, CheckboxField, Dialog, Form, TextField, toast, useForm } from "../../kit";
import { chargesWords } from "../../words/charges";
import { civilToday } from "../../words/format";
import { useWords } from "../../words/words";
import { useTemplates } from "./favourites";
import { bodyOf, type Charges } from "./lines";
import { codesOf } from "./pointers";

/** A short name of letters, digits and hyphens, of what people call it. */
function keyOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40);
}

/** What of a line a template keeps: neither for whom, nor when, nor at what price. */
function kept(charges: Charges) {
  return charges.lines.flatMap((line) => {
    const body = bodyOf(line, "USD");
    return body ? [{ system: body.system, code: body.code, modifiers: body.modifiers ?? [], units: body.units ?? "1" }] : [];
  });
}

function KeepForm({ charges, onClose }: { charges: Charges; onClose: () => void }) {
  const say = useWords(chargesWords);
  const queries = useQueryClient();
  const templates = useTemplates();
  const codes = codesOf(charges.diagnoses, charges.lines[0]?.client ?? "");
  const form = useForm({
    initial: { name: "", reasons: false },
    check: ({ name }): { name?: string } => (keyOf(name) ? {} : { name: say("missing") }),
    submit: async ({ name, reasons }) => {
      const key = keyOf(name);
      const version = templates.data?.find((one) => one.key === key)?.version ?? 0;
      const body = { name: name.trim(), lines: kept(charges), diagnoses: reasons ? codes : [], from_on: civilToday(), until_on: null, version };
      await got(api.PUT("/api/v1/catalog/visit-templates/{key}", { params: { path: { key } }, body }));
      await queries.invalidateQueries({ queryKey: ["visit-templates"] });
      toast({ text: say("template_kept", { name: name.trim() }) });
      onClose();
    },
  });
  return (
    <Form form={form} action={say("template_keep")} onCancel={onClose}>
      <p>{say("template_text")}</p>
      <TextField name="name" label={say("template_name")} hint={say("template_name_hint")} required maxLength={40} />
      {codes.length > 0 && <CheckboxField name="reasons" label={say("template_reasons")} />}
    </Form>
  );
}

/** Keep the charges of this form as a visit template of the office. */
export function KeepTemplate({ charges }: { charges: Charges }) {
  const say = useWords(chargesWords);
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may("catalog:write")) return null;
  return (
    <>
      <Act icon="star" why={kept(charges).length === 0 ? say("template_nothing") : undefined} onClick={() => setOpen(true)}>{say("template_keep")}</Act>
      <Dialog open={open} title={say("template_keep")} onClose={() => setOpen(false)}>{open && <KeepForm charges={charges} onClose={() => setOpen(false)} />}</Dialog>
    </>
  );
}
