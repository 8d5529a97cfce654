/** What a new account starts from, and its parts. */
import { isUncovered } from "../parts/bodies";
import { HABITS } from "../parts/countries";
import type { Flat } from "../parts/nest";
import { civilToday } from "../../../words/format";
import type { Language } from "../../../words/language";

const ADDRESS = ["line1", "line2", "postal_code", "city", "region", "country"];

/** The fields of one more person; he lives where the first one does until somebody says otherwise. */
export function newPerson(values: Flat, place: number, country: string): Flat {
  const at = `clients.${place}.`;
  const home = ADDRESS.map((name): [string, string] => {
    const first = values[`clients.0.address.${name}`];
    return [`${at}address.${name}`, typeof first === "string" ? first : name === "country" ? country : ""];
  });
  return {
    [`${at}name.given`]: "", [`${at}name.middle`]: "", [`${at}name.family`]: "",
    [`${at}birth_date`]: null, [`${at}sex`]: "unknown", ...Object.fromEntries(home),
    [`${at}identifiers.0.system`]: "", [`${at}identifiers.0.value`]: "",
  };
}

export function newCoverage(place: number): Flat {
  const at = `coverages.${place}.`;
  return {
    [`${at}client`]: "0", [`${at}payer_id`]: null, [`${at}member_id`]: "", [`${at}order`]: String(place + 1),
    [`${at}from_on`]: civilToday(), [`${at}until_on`]: null, [`${at}percent_bp`]: "100", [`${at}copay_minor`]: null, [`${at}cap_minor`]: null,
  };
}

export function newConcern(place: number): Flat {
  return { [`concerns.${place}.kind`]: "", [`concerns.${place}.severity`]: "warning", [`concerns.${place}.text`]: "" };
}

export function firstValues(language: Language): Flat {
  const habits = HABITS[language];
  return {
    ...newPerson({}, 0, habits.country), ...newCoverage(0),
    language, currency: habits.currency, time_zone: habits.zone,
    "contact.email": "", "contact.preferred": "email", "contact.email_consent": false,
    "contact.phones.0.number": "", "contact.phones.0.use": "mobile", "contact.phones.1.number": "", "contact.phones.1.use": "home",
    "guarantor.kind": "self", "guarantor.client": "0", "guarantor.name": "", "guarantor.relationship": "", "guarantor.birth_date": null,
    "guarantor.address.line1": "", "guarantor.address.line2": "", "guarantor.address.postal_code": "", "guarantor.address.city": "",
    "guarantor.address.region": "", "guarantor.address.country": habits.country,
  };
}

const PERSON = /^clients\.\d+\.(name\.(given|family)|birth_date|address\.(line1|city|postal_code))$/;
const GUARANTOR = /^guarantor\.(name|address\.(line1|city|postal_code))$/;
const COVERAGE = /^coverages\.\d+\.(payer_id|from_on)$/;
const CONCERN = /^concerns\.\d+\.kind$/;

/** Required texts that are empty, by field: told at once, without asking the server. */
export function missing(values: Flat, text: string): Record<string, string> {
  const wanted = [PERSON, ...(values["guarantor.kind"] === "self" ? [] : [GUARANTOR]), ...(isUncovered(values) ? [] : [COVERAGE]), CONCERN];
  const empty = Object.entries(values).filter(([name, value]) => wanted.some((one) => one.test(name)) && !String(value ?? "").trim());
  return Object.fromEntries(empty.map(([name]) => [name, text]));
}
