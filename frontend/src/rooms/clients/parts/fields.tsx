/** Groups of fields that enrollment and the account's own forms share. `at` is where they stand in the server's body. */
import { useCallback } from "react";
import { api, got } from "../../../api/client";
import {
  CheckboxField, Combobox, DateField, MoneyField, PhoneField, PostalField, SelectField, TextareaField, TextField,
  type Choice, type SelectOption,
} from "../../../kit";
import { CURRENCY_CHOICES } from "../../../words/amount";
import { clientsWords } from "../../../words/clients";
import { LANGUAGES } from "../../../words/language";
import { useWords } from "../../../words/words";
import { useCountries, zoneOptions } from "./countries";

const SYSTEMS = ["us-ssn", "se-personnummer", "pl-pesel", "mrn"] as const;
const CONCERNS = ["interpreter", "hardship", "legal_representative", "bankruptcy", "deceased", "life_support", "do_not_contact", "other"] as const;
const SEVERITIES = ["info", "warning", "critical"] as const;
export const CHANNELS = ["email", "letter", "phone"] as const;


export function AddressFields({ at, country }: { at: string; country: string }) {
  const say = useWords(clientsWords);
  return (
    <>
      <div className="columns">
        <TextField name={`${at}line1`} label={say("line1")} required maxLength={200} />
        <TextField name={`${at}line2`} label={say("line2")} maxLength={200} />
      </div>
      <div className="columns tight">
        <PostalField name={`${at}postal_code`} label={say("postal_code")} country={country} required />
        <TextField name={`${at}city`} label={say("city")} required maxLength={200} />
        {(country === "US" || country === "CA") && <TextField name={`${at}region`} label={say("region")} required maxLength={200} />}
        <SelectField name={`${at}country`} label={say("country")} required options={useCountries()} />
      </div>
    </>
  );
}

export function PersonFields({ at, deceased }: { at: string; deceased?: boolean }) {
  const say = useWords(clientsWords);
  const sexes = (["female", "male", "other", "unknown"] as const).map((value) => ({ value, label: say(`sex_${value}`) }));
  return (
    <>
      <div className="columns">
        <TextField name={`${at}name.given`} label={say("given")} required maxLength={200} />
        <TextField name={`${at}name.middle`} label={say("middle")} maxLength={200} />
        <TextField name={`${at}name.family`} label={say("family")} required maxLength={200} />
      </div>
      <div className="columns">
        <DateField name={`${at}birth_date`} label={say("birth_date")} required />
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

export function ReachFields({ email }: { email: string }) {
  const say = useWords(clientsWords);
  const uses = (["mobile", "home", "work"] as const).map((value) => ({ value, label: say(`phone_${value}`) }));
  return (
    <>
      <TextField name="contact.email" label={say("email")} type="email" maxLength={254} spellCheck={false} />
      {[0, 1].map((place) => (
        <div className="columns" key={place}>
          <PhoneField name={`contact.phones.${place}.number`} label={say("phone_n", { n: place + 1 })} />
          <SelectField name={`contact.phones.${place}.use`} label={say("phone_use")} required options={uses} />
        </div>
      ))}
      <SelectField
        name="contact.preferred" label={say("preferred")} required
        options={CHANNELS.map((value) => ({ value, label: say(`channel_${value}`) }))}
      />
      <CheckboxField name="contact.email_consent" label={say("consent")} hint={say("consent_hint")} disabled={!email.trim()} />
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
  kind: string;
  country: string;
  clients: readonly SelectOption[];
}

export function GuarantorFields({ kind, country, clients }: GuarantorProps) {
  const say = useWords(clientsWords);
  const kinds = (["self", "person", "organization"] as const).map((value) => ({ value, label: say(`guarantor_${value}`) }));
  return (
    <>
      <SelectField name="guarantor.kind" label={say("guarantor_kind")} required options={kinds} />
      {kind === "self" && <SelectField name="guarantor.client" label={say("guarantor_client")} required options={clients} />}
      {kind !== "self" && (
        <>
          <div className="columns">
            <TextField name="guarantor.name" label={say(kind === "person" ? "name" : "organization")} required maxLength={200} />
            <TextField name="guarantor.relationship" label={say("relationship")} maxLength={200} />
            {kind === "person" && <DateField name="guarantor.birth_date" label={say("birth_date")} />}
          </div>
          <AddressFields at="guarantor.address." country={country} />
        </>
      )}
    </>
  );
}

/** Payers that can be billed now, by a text in their name. */
function usePayerSearch() {
  return useCallback(async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    const { items } = await got(api.GET("/api/v1/payers", { params: { query: { text, active: true, limit: 20 } }, signal }));
    return items.map((payer) => ({ id: payer.id, label: payer.name, detail: payer.address.city }));
  }, []);
}

interface CoverageProps {
  at: string;
  currency: string;
  clients: readonly SelectOption[];
  payer?: Choice | null;
  onPayer?: (payer: Choice | null) => void;
}

export function CoverageFields({ at, currency, clients, payer, onPayer }: CoverageProps) {
  const say = useWords(clientsWords);
  const orders = Array.from({ length: 11 }, (_, place) => ({ value: String(place + 1), label: say("order_n", { n: place + 1 }) }));
  return (
    <>
      <div className="columns">
        <SelectField name={`${at}client`} label={say("client")} required options={clients} />
        <Combobox name={`${at}payer_id`} label={say("payer")} required search={usePayerSearch()} chosen={payer} onChoose={onPayer} placeholder={say("payer_find")} />
        <TextField name={`${at}member_id`} label={say("member_id")} maxLength={80} spellCheck={false} />
      </div>
      <div className="columns">
        <SelectField name={`${at}order`} label={say("order")} required options={orders} />
        <DateField name={`${at}from_on`} label={say("from_on")} required />
        <DateField name={`${at}until_on`} label={say("until_on")} hint={say("until_hint")} />
      </div>
      <div className="columns">
        <TextField name={`${at}percent_bp`} label={say("percent")} required inputMode="decimal" maxLength={6} />
        <MoneyField name={`${at}copay_minor`} label={say("copay")} currency={currency} />
        <MoneyField name={`${at}cap_minor`} label={say("cap")} currency={currency} />
      </div>
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
