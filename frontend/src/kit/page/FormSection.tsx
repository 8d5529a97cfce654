import { ApiProblem } from "../../api/problem";
import { CheckboxField, Combobox, DateField, FileDrop, Form, MoneyField, PhoneField, PostalField, Section, Sections, SelectField, Steps, Strip, TextareaField, TextField, toast, useForm, type Choice } from "..";

const CODES: Choice[] = [
  { id: "99213", label: "99213 Office visit, established", detail: "Evaluation, 20–29 minutes", note: "$118.00" },
  { id: "99214", label: "99214 Office visit, established", detail: "Evaluation, 30–39 minutes", note: "$168.00" },
  { id: "H0031", label: "H0031 Mental health assessment", detail: "By a non-physician", note: "$140.00" },
  { id: "T1017", label: "T1017 Case management", detail: "Each 15 minutes", note: "$24.50" },
];

async function search(text: string): Promise<Choice[]> {
  return CODES.filter((code) => code.label.toLowerCase().includes(text.toLowerCase()));
}

const REFUSED = new ApiProblem({
  title: "Some fields need attention", status: 422, code: "invalid",
  fields: { email: "This address has no domain.", paid: "Write an amount above zero." },
});

const CHANGED = new ApiProblem({
  title: "Changed meanwhile", status: 409, code: "version_conflict", current: { name: "Zofia Wiśniewska-Nowak", postal: "114 56" },
});

const START = {
  name: "Zofia Wiśniewska", email: "zofia@", phone: "+46 70 123 45 67", postal: "114 55", language: "pl", note: "",
  consent: true, paid: 124050 as number | null, on: "2026-11-20" as string | null, code: "99213" as string | null,
};

function Fields() {
  return (
    <div className="columns">
      <TextField name="name" label="Name" required />
      <TextField name="email" label="E-mail" type="email" hint="Receipts go here." />
      <PhoneField name="phone" label="Phone" />
      <PostalField name="postal" label="Postal code" country="SE" required />
      <SelectField name="language" label="Language" required options={[{ value: "en", label: "English" }, { value: "sv", label: "Svenska" }, { value: "pl", label: "Polski" }]} />
      <MoneyField name="paid" label="Amount" currency="SEK" required />
      <DateField name="on" label="Received on" required />
      <Combobox name="code" label="Service code" search={search} chosen={CODES[0]} required />
    </div>
  );
}

function Sample({ label, failure }: { label: string; failure?: ApiProblem }) {
  const form = useForm({
    initial: START,
    submit: async () => {
      if (failure) throw failure;
      toast({ text: "Saved", action: { label: "Undo", run: () => toast({ text: "Taken back", tone: "info" }) } });
    },
    onKeepMine: async () => toast({ text: "Yours was saved" }),
  });
  return (
    <Form form={form} label={label} action={label}>
      <Fields />
      <TextareaField name="note" label="Note" />
      <CheckboxField name="consent" label="May be reached by e-mail" hint="Consent of 3 May 2026." />
    </Form>
  );
}

function InSections() {
  const form = useForm({ initial: START, submit: async () => undefined });
  return (
    <section className="card stack">
      <Strip title="Nobody like this is enrolled." />
      <Strip warns title="Somebody very like this is enrolled already"><a href="#kit">Zofia Wiśniewska</a></Strip>
      <Form form={form} label="In sections" id="kit-sections">
        <Sections
          group="In sections" begin=""
          columns={[
            <Section key="one" id="kit-one" title="Person"><TextField name="name" label="Name" required /></Section>,
            <Section key="two" id="kit-two" title="Wishes"><Section id="kit-part" title="A part" part><TextField name="note" label="Note" /></Section></Section>,
          ]}
        />
      </Form>
    </section>
  );
}

export function FormSection() {
  return (
    <>
    <div className="columns">
      <section className="card"><Sample label="Save" /></section>
      <section className="card"><Sample label="Save, refused" failure={REFUSED} /></section>
      <section className="card"><Sample label="Save, changed meanwhile" failure={CHANGED} /></section>
      <section className="card stack">
        <FileDrop label="Clients and services" accept=".csv,.zip" maxMegabytes={50} onFile={(file) => toast({ text: file.name, tone: "info" })} />
        <Steps
          label="Import"
          progress={{ done: 412, all: 1000 }}
          steps={[
            { key: "up", label: "Uploaded", state: "done" },
            { key: "read", label: "Reading", state: "active", note: "412 of 1,000 rows" },
            { key: "post", label: "Post", state: "waiting" },
            { key: "bad", label: "Report", state: "failed" },
          ]}
        />
        <TextField name="off" label="Not yours to change" value="Locked" disabled required />
      </section>
    </div>
    <InSections />
    </>
  );
}
