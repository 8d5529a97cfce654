/** Groups of fields that enrollment and the account's own forms share. `at` is where they stand in the server's body. */
import {
  CheckboxField, DateField, PhoneField, PostalField, SelectField, TextareaField, TextField, type FormState, type SelectOption,
} from "../../../kit";
import { CURRENCY_CHOICES } from "../../../words/amount";
import { clientsWords } from "../../../words/clients";
import { LANGUAGES } from "../../../words/language";
import { useWords } from "../../../words/words";
import { useCountries, zoneOptions } from "./countries";
import type { Flat } from "./nest";
import { usePostal } from "./usePostal";

const SYSTEMS = ["us-ssn", "se-personnummer", "pl-pesel", "mrn"] as const;
const CONCERNS = ["interpreter", "hardship", "legal_representative", "bankruptcy", "deceased", "life_support", "do_not_contact", "other"] as const;
const SEVERITIES = ["info", "warning", "critical"] as const;
export const CHANNELS = ["email", "letter", "phone"] as const;


export function AddressFields({ at, form }: { at: string; form: FormState<Flat> }) {
  const say = useWords(clientsWords);
  const country = String(form.values[`${at}country`]);
  const { hint, suggestions } = usePostal(form, at);
  return (
    <>
      <div className="columns">
        <TextField name={`${at}line1`} label={say("line1")} required maxLength={200} />
        <TextField name={`${at}line2`} label={say("line2")} maxLength={200} />
      </div>
      <div className="columns tight">
        <PostalField name={`${at}postal_code`} label={say("postal_code")} country={country} required />
        <TextField name={`${at}city`} label={say("city")} required maxLength={200} hint={hint} suggestions={suggestions} />
        {(country === "US" || country === "CA") && <TextField name={`${at}region`} label={say("region")} required maxLength={200} />}
        <SelectField name={`${at}country`} label={say("country")} required options={useCountries()} />
      </div>
    </>
  );
}

/** In the order it is asked for; what is seldom told comes last. */
export function PersonFields({ at, deceased }: { at: string; deceased?: boolean }) {
  const say = useWords(clientsWords);
  const sexes = (["female", "male", "other", "unknown"] as const).map((value) => ({ value, label: say(`sex_${value}`) }));
  return (
    <>
      <div className="columns tight">
        <TextField name={`${at}name.given`} label={say("given")} required maxLength={200} />
        <TextField name={`${at}name.family`} label={say("family")} required maxLength={200} />
        <DateField name={`${at}birth_date`} label={say("birth_date")} required />
      </div>
      <div className="columns tight">
        <TextField name={`${at}name.middle`} label={say("middle")} maxLength={200} />
        <SelectField name={`${at}sex`} label={say("sex")} required options={sexes} />
        {deceased && <DateField name={`${at}deceased_on`} label={say("deceased_on")} />}
      </div>
    </>
  );
}

export function NumberFields({ at }: { at: string }) {
  const say = useWords(clientsWords);
  const systems = SYSTEMS.map((value) => ({ value, label: say(`system_${value.replace("-", "_") as "us_ssn"}`) }));
  return (
    <div className="columns">
      <SelectField name={`${at}identifiers.0.system`} label={say("number_kind")} options={systems} none={say("no_number")} />
      <TextField name={`${at}identifiers.0.value`} label={say("number_value")} maxLength={64} spellCheck={false} />
    </div>
  );
}

/** The phone first, as most who enroll are on it; then what they agree to. */
export function ReachFields({ email }: { email: string }) {
  const say = useWords(clientsWords);
  const uses = (["mobile", "home", "work"] as const).map((value) => ({ value, label: say(`phone_${value}`) }));
  const phone = (place: number) => (
    <div className="columns tight" key={place}>
      <PhoneField name={`contact.phones.${place}.number`} label={say("phone_n", { n: place + 1 })} />
      <SelectField name={`contact.phones.${place}.use`} label={say("phone_use")} required options={uses} />
    </div>
  );
  return (
    <>
      {phone(0)}
      <TextField name="contact.email" label={say("email")} type="email" maxLength={254} spellCheck={false} />
      <CheckboxField name="contact.email_consent" label={say("consent")} hint={say("consent_hint")} disabled={!email.trim()} />
      {phone(1)}
    </>
  );
}

/** Which way is preferred, and which are closed. */
export function WishFields() {
  const say = useWords(clientsWords);
  return (
    <>
      <SelectField
        name="contact.preferred" label={say("preferred")} required
        options={CHANNELS.map((value) => ({ value, label: say(`channel_${value}`) }))}
      />
      <fieldset>
        <legend>{say("opted_out")}</legend>
        <div className="columns tight">
          {CHANNELS.map((value) => <CheckboxField key={value} name={`_out.${value}`} label={say(`no_${value}`)} />)}
        </div>
      </fieldset>
    </>
  );
}

export function OfficeFields({ zone, currency }: { zone: string; currency?: boolean }) {
  const say = useWords(clientsWords);
  const languages = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));
  return (
    <div className="columns">
      <SelectField name="language" label={say("language")} hint={say("language_hint")} required options={languages} />
      {currency && <SelectField name="currency" label={say("currency")} required options={CURRENCY_CHOICES} />}
      <SelectField name="time_zone" label={say("time_zone")} hint={say("time_zone_hint")} required options={zoneOptions(zone)} />
    </div>
  );
}

interface GuarantorProps {
  form: FormState<Flat>;
  clients: readonly SelectOption[];
  kinds?: readonly ("self" | "person" | "organization")[];
}

export function GuarantorFields({ form, clients, kinds = ["self", "person", "organization"] }: GuarantorProps) {
  const say = useWords(clientsWords);
  const kind = form.values["guarantor.kind"];
  return (
    <>
      <SelectField name="guarantor.kind" label={say("guarantor_kind")} required options={kinds.map((value) => ({ value, label: say(`guarantor_${value}`) }))} />
      {kind === "self" && <SelectField name="guarantor.client" label={say("guarantor_client")} required options={clients} />}
      {kind !== "self" && (
        <>
          <div className="columns">
            <TextField name="guarantor.name" label={say(kind === "person" ? "name" : "organization")} required maxLength={200} />
            <TextField name="guarantor.relationship" label={say("relationship")} maxLength={200} />
            {kind === "person" && <DateField name="guarantor.birth_date" label={say("birth_date")} />}
          </div>
          <AddressFields at="guarantor.address." form={form} />
        </>
      )}
    </>
  );
}

export function ConcernFields({ at }: { at: string }) {
  const say = useWords(clientsWords);
  return (
    <>
      <div className="columns">
        <SelectField name={`${at}kind`} label={say("concern_kind")} required options={CONCERNS.map((value) => ({ value, label: say(`concern_${value}`) }))} />
        <SelectField name={`${at}severity`} label={say("severity")} required options={SEVERITIES.map((value) => ({ value, label: say(`severity_${value}`) }))} />
      </div>
      <TextareaField name={`${at}text`} label={say("concern_text")} hint={say("concern_hint")} maxLength={2000} rows={2} />
    </>
  );
}
