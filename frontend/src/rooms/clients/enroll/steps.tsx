import { useMemo, useState } from "react";
import { Button, Empty, type Choice, type FormState, type SelectOption } from "../../../kit";
import { civilToday } from "../../../words/format";
import { clientsWords } from "../../../words/clients";
import { useWords } from "../../../words/words";
import { AddressFields, ConcernFields, CoverageFields, GuarantorFields, NumberFields, OfficeFields, PersonFields, ReachFields } from "../parts/fields";
import { countOf, without, type Flat } from "../parts/nest";
import { newConcern, newCoverage, newPerson } from "./values";

export interface StepProps {
  form: FormState<Flat>;
}

/** Add to a list of the form, or take one out. */
function useList(form: FormState<Flat>, list: string, make: (place: number) => Flat) {
  const count = countOf(form.values, list);
  return {
    places: Array.from({ length: count }, (_, place) => place),
    add: () => {
      for (const [name, value] of Object.entries(make(count))) form.set(name, value);
    },
    drop: (place: number) => form.reset(without(form.values, list, place)),
  };
}

/** The people of the form to choose from, by their place in it. */
export function usePeople(values: Flat): SelectOption[] {
  const say = useWords(clientsWords);
  const count = countOf(values, "clients");
  return Array.from({ length: count }, (_, place) => {
    const name = [values[`clients.${place}.name.given`], values[`clients.${place}.name.family`]].filter(Boolean).join(" ");
    return { value: String(place), label: name || say("client_n", { n: place + 1 }) };
  });
}

export function PeopleStep({ form }: StepProps) {
  const say = useWords(clientsWords);
  const people = useList(form, "clients", (place) => newPerson(form.values, place, String(form.values["clients.0.address.country"])));
  return (
    <>
      {people.places.map((place) => (
        <fieldset key={place}>
          <legend>{people.places.length > 1 ? say("client_n", { n: place + 1 }) : say("step_people")}</legend>
          <PersonFields at={`clients.${place}.`} />
          <AddressFields at={`clients.${place}.address.`} country={String(form.values[`clients.${place}.address.country`])} />
          <NumberFields at={`clients.${place}.`} />
          {place > 0 && <div><Button kind="quiet" icon="close" onClick={() => people.drop(place)}>{say("remove")}</Button></div>}
        </fieldset>
      ))}
      <div><Button icon="plus" onClick={people.add}>{say("add_person")}</Button></div>
    </>
  );
}

export function ContactStep({ form }: StepProps) {
  const say = useWords(clientsWords);
  return (
    <>
      <fieldset>
        <legend>{say("language_legend")}</legend>
        <OfficeFields currency zone={String(form.values.time_zone)} />
      </fieldset>
      <fieldset>
        <legend>{say("step_contact")}</legend>
        <ReachFields email={String(form.values["contact.email"] ?? "")} />
      </fieldset>
    </>
  );
}

export function GuarantorStep({ form }: StepProps) {
  const say = useWords(clientsWords);
  const { values } = form;
  return (
    <fieldset>
      <legend>{say("step_guarantor")}</legend>
      <p className="muted">{say("guarantor_text")}</p>
      <GuarantorFields kind={String(values["guarantor.kind"])} country={String(values["guarantor.address.country"])} clients={usePeople(values)} />
    </fieldset>
  );
}

export function CoveragesStep({ form }: StepProps) {
  const say = useWords(clientsWords);
  const people = usePeople(form.values);
  const list = useList(form, "coverages", (place) => newCoverage(place, civilToday()));
  const [names, setNames] = useState<Record<string, Choice>>({});
  const keep = useMemo(() => (choice: Choice | null) => choice && setNames((old) => ({ ...old, [choice.id]: choice })), []);
  const add = <Button icon="plus" onClick={list.add}>{say("add_coverage")}</Button>;
  if (!list.places.length) return <Empty icon="payments" title={say("no_coverage")} action={add}>{say("no_coverage_text")}</Empty>;
  return (
    <>
      {list.places.map((place) => {
        const at = `coverages.${place}.`;
        const payer = String(form.values[`${at}payer_id`] ?? "");
        return (
          <fieldset key={`${place} of ${list.places.length}`}>
            <legend>{say("coverage_n", { n: place + 1 })}</legend>
            <CoverageFields
              at={at} clients={people} currency={String(form.values.currency)}
              payer={payer ? (names[payer] ?? { id: payer, label: String(form.values[`_payer.${payer}`] ?? payer) }) : null}
              onPayer={(choice) => {
                keep(choice);
                if (choice) form.set(`_payer.${choice.id}`, choice.label);
              }}
            />
            <div><Button kind="quiet" icon="close" onClick={() => list.drop(place)}>{say("remove")}</Button></div>
          </fieldset>
        );
      })}
      <div>{add}</div>
    </>
  );
}

export function ConcernsStep({ form }: StepProps) {
  const say = useWords(clientsWords);
  const list = useList(form, "concerns", newConcern);
  const add = <Button icon="plus" onClick={list.add}>{say("add_concern")}</Button>;
  if (!list.places.length) return <Empty icon="info" title={say("no_concerns")} action={add}>{say("no_concerns_text")}</Empty>;
  return (
    <>
      {list.places.map((place) => (
        <fieldset key={`${place} of ${list.places.length}`}>
          <legend>{say("concern_n", { n: place + 1 })}</legend>
          <ConcernFields at={`concerns.${place}.`} />
          <div><Button kind="quiet" icon="close" onClick={() => list.drop(place)}>{say("remove")}</Button></div>
        </fieldset>
      ))}
      <div>{add}</div>
    </>
  );
}
