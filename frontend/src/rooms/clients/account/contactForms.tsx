/** How the account is reached, and who answers for it. */
import { api, got } from "../../../api/client";
import { Form, SelectField } from "../../../kit";
import { clientsWords } from "../../../words/clients";
import { useWords } from "../../../words/words";
import { contactBody, guarantorBody } from "../parts/bodies";
import { CHANNELS, GuarantorFields, OfficeFields, ReachFields, WishFields } from "../parts/fields";
import { picked, type Flat } from "../parts/nest";
import { useEdit } from "../parts/useEdit";
import { readFile, useRenew, type AccountFile } from "./useAccount";

type Account = AccountFile["account"];
type Language = Account["language"];

export function contactValues({ contact }: Account): Flat {
  const phone = (place: number) => contact.phones[place];
  return {
    "contact.email": contact.email, "contact.preferred": contact.preferred, "contact.email_consent": Boolean(contact.email_consent_at),
    "contact.phones.0.number": phone(0)?.number ?? "", "contact.phones.0.use": phone(0)?.use ?? "mobile",
    "contact.phones.1.number": phone(1)?.number ?? "", "contact.phones.1.use": phone(1)?.use ?? "home",
    ...Object.fromEntries(CHANNELS.map((channel) => [`_out.${channel}`, contact.opted_out.includes(channel)])),
  };
}

function countryOf(file: AccountFile): string {
  return file.account.guarantor.address.country || file.clients[0]?.address.country || "US";
}

/** Save the contact; phones beyond the two of the form stay as they are. */
export function saveContact(file: AccountFile, values: Flat, version: number) {
  const { id, contact } = file.account;
  const body = contactBody(values, countryOf(file));
  const more = contact.phones.slice(2).map(({ number, use }) => ({ number, use: use as "mobile" }));
  return got(api.PUT("/api/v1/accounts/{account_id}/contact", {
    params: { path: { account_id: id } }, body: { ...body, phones: [...(body.phones ?? []), ...more], version },
  }));
}

export function ContactForm({ file, onDone }: { file: AccountFile; onDone: () => void }) {
  const { account } = file;
  const renew = useRenew(account.id);
  const form = useEdit({
    initial: contactValues(account), version: account.version,
    save: (values, version) => saveContact(file, values, version),
    read: async () => {
      const now = (await readFile(account.id)).account;
      return { values: contactValues(now), version: now.version };
    },
    onSaved: () => {
      renew();
      onDone();
    },
  });
  return (
    <Form form={form} onCancel={onDone}>
      <ReachFields email={String(form.values["contact.email"] ?? "")} />
      <WishFields />
    </Form>
  );
}

function accountValues(file: AccountFile): Flat {
  const { account, clients } = file;
  return {
    language: account.language, time_zone: account.time_zone, state: account.state,
    ...picked(account, ["guarantor"]), "guarantor.client": account.guarantor.client_id ?? clients[0]?.id ?? "",
    "guarantor.birth_date": account.guarantor.birth_date,
  };
}

export function AccountForm({ file, onDone }: { file: AccountFile; onDone: () => void }) {
  const say = useWords(clientsWords);
  const { account, clients } = file;
  const renew = useRenew(account.id);
  const form = useEdit({
    initial: accountValues(file), version: account.version,
    save: (values, version) => {
      const { client_id: _, ...guarantor } = guarantorBody(values) as ReturnType<typeof guarantorBody> & { client_id?: string };
      const body = { language: values.language as Language, time_zone: String(values.time_zone), state: values.state as Account["state"], guarantor, version };
      return got(api.PUT("/api/v1/accounts/{account_id}", { params: { path: { account_id: account.id } }, body }));
    },
    read: async () => {
      const now = await readFile(account.id);
      return { values: accountValues(now), version: now.account.version };
    },
    onSaved: () => {
      renew();
      onDone();
    },
  });
  const states = [{ value: "active", label: say("state_active") }, { value: "closed", label: say("state_closed") }];
  return (
    <Form form={form} onCancel={onDone}>
      <OfficeFields zone={String(form.values.time_zone)} />
      <GuarantorFields
        form={form}
        clients={clients.map((one) => ({ value: one.id, label: one.display_name }))}
      />
      <SelectField name="state" label={say("state")} hint={say("state_hint")} required options={states} />
    </Form>
  );
}
