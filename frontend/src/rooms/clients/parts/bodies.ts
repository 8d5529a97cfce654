/** The bodies of enrollment's routes, from the flat values of its forms. */
import type { components } from "../../../api/schema.gen";
import { CHANNELS } from "./fields";
import { countOf, nested, type Flat } from "./nest";

type Schemas = components["schemas"];
type EnrollBody = Schemas["EnrollBody"];
type Contact = Schemas["ContactShape"];
type Person = Schemas["ClientShape"];

interface Values {
  clients: Person[];
  guarantor: Schemas["GuarantorShape"];
  contact: Contact;
  coverages?: Schemas["CoverageShape"][];
  concerns?: Schemas["ConcernShape"][];
}

/** How the account is reached; `country` is where numbers without + are dialled. */
export function contactBody(values: Flat, country: string): Contact {
  const { contact } = nested<{ contact: Contact }>(values);
  return {
    ...contact,
    phones: contact.phones?.filter((phone) => phone.number.trim() !== ""),
    email_consent: contact.email?.trim() ? contact.email_consent : false,
    opted_out: CHANNELS.filter((channel) => values[`_out.${channel}`] === true),
    country,
  };
}

/** A guarantor who is a client has no name or address of its own. */
export function guarantorBody(values: Flat): Schemas["GuarantorShape"] {
  const { guarantor } = nested<Pick<Values, "guarantor">>(values);
  return guarantor.kind === "self" ? ({ kind: "self", client: guarantor.client } as Schemas["GuarantorShape"]) : guarantor;
}

function person(client: Person): Person {
  return { ...client, identifiers: client.identifiers?.filter((one) => one.system) ?? null };
}

export function peopleOf(values: Flat): Person[] {
  return nested<Pick<Values, "clients">>(values).clients.map(person);
}

/** Whether nobody else pays: the one coverage of the form has no payer. */
export function isUncovered(values: Flat): boolean {
  return countOf(values, "coverages") === 1 && !values["coverages.0.payer_id"];
}

export function enrollBody(values: Flat, confirmed: boolean): EnrollBody {
  const body = nested<EnrollBody>(values);
  return {
    ...body,
    clients: peopleOf(values),
    guarantor: guarantorBody(values),
    contact: contactBody(values, String(values["clients.0.address.country"])),
    coverages: isUncovered(values) ? [] : (body.coverages ?? []),
    concerns: body.concerns ?? [],
    confirmed_not_duplicate: confirmed,
  };
}
