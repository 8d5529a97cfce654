import type { ReactNode } from "react";
import { Link } from "wouter";
import { DateText, Facts } from "../../../kit";
import { clientsWords } from "../../../words/clients";
import { LANGUAGES, type Language } from "../../../words/language";
import { useTold, useWords } from "../../../words/words";
import { countOf, type Flat } from "../parts/nest";
import { usePeople, type StepProps } from "./steps";
import type { StepName } from "./values";

function Part({ step, items }: { step: StepName; items: readonly (readonly [string, ReactNode])[] }) {
  const say = useWords(clientsWords);
  return (
    <section className="stack">
      <div className="spread">
        <h2>{say(`step_${step}`)}</h2>
        <Link href={`/clients/new/${step}`}>{say("change")}</Link>
      </div>
      <Facts items={items} />
    </section>
  );
}

function joined(values: Flat, names: readonly string[]): string {
  return names.map((name) => String(values[name] ?? "").trim()).filter(Boolean).join(", ") || "–";
}

function address(values: Flat, at: string): string {
  return joined(values, ["line1", "line2", "postal_code", "city", "region", "country"].map((name) => at + name));
}

function useContactFacts(values: Flat): [string, ReactNode][] {
  const say = useWords(clientsWords);
  const told = useTold(clientsWords);
  return [
    [say("language"), LANGUAGES[values.language as Language] ?? "–"],
    [say("currency"), String(values.currency)],
    [say("email"), joined(values, ["contact.email"])],
    [say("phone"), joined(values, ["contact.phones.0.number", "contact.phones.1.number"])],
    [say("preferred"), told("channel", String(values["contact.preferred"]))],
    [say("consent_short"), values["contact.email_consent"] ? say("yes") : say("no")],
  ];
}

/** Everything as it will be saved, each part with its way back. */
export function ReviewStep({ form }: StepProps) {
  const say = useWords(clientsWords);
  const told = useTold(clientsWords);
  const { values } = form;
  const people = usePeople(values);
  const places = (list: string) => Array.from({ length: countOf(values, list) }, (_, place) => place);
  const self = values["guarantor.kind"] === "self";
  const guarantor = self ? people[Number(values["guarantor.client"])]?.label : joined(values, ["guarantor.name"]);
  return (
    <div className="stack">
      <Part step="people" items={people.map((one, place) => [
        one.label,
        <span key={one.value}><DateText value={String(values[`clients.${place}.birth_date`] ?? "")} /> · {address(values, `clients.${place}.address.`)}</span>,
      ])} />
      <Part step="contact" items={useContactFacts(values)} />
      <Part step="guarantor" items={[[told("guarantor", String(values["guarantor.kind"])), guarantor ?? "–"], ...(self ? [] : [[say("address"), address(values, "guarantor.address.")] as const])]} />
      <Part step="coverages" items={places("coverages").map((place) => {
        const at = `coverages.${place}.`;
        return [String(values[`_payer.${values[`${at}payer_id`]}`] ?? ""), `${people[Number(values[`${at}client`])]?.label ?? ""} · ${values[`${at}percent_bp`]} %`];
      })} />
      <Part step="concerns" items={places("concerns").map((place) => [
        told("concern", String(values[`concerns.${place}.kind`])), told("severity", String(values[`concerns.${place}.severity`])),
      ])} />
    </div>
  );
}
