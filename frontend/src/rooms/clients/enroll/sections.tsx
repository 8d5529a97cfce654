import { useMay } from "../../../api/session";
import { Act, Button, CheckboxField, Section, SelectField, type Choice, type FormState, type SelectOption } from "../../../kit";
import { clientsWords } from "../../../words/clients";
import { useWords } from "../../../words/words";
import { CoverageFields } from "../parts/coverage";
import { AddressFields, ConcernFields, GuarantorFields, NumberFields, OfficeFields, PersonFields, ReachFields, WishFields } from "../parts/fields";
import { isUncovered } from "../parts/bodies";
import { countOf, without, type Flat } from "../parts/nest";
import { newConcern, newCoverage, newPerson } from "./values";

interface SectionProps {
  form: FormState<Flat>;
  /** Go to a section, or to a part that was just added, by its id. */
  onEnter: (id: string) => void;
}

/** Add to a list of the form and go there, or take one out. */
function useList({ form, onEnter }: SectionProps, list: string, make: (place: number) => Flat) {
  const count = countOf(form.values, list);
  return {
    places: Array.from({ length: count }, (_, place) => place),
    add: () => {
      for (const [name, value] of Object.entries(make(count))) form.set(name, value);
      onEnter(`${list}-${count + 1}`);
    },
    drop: (place: number) => form.reset(without(form.values, list, place)),
  };
}

/** The people of the form to choose from, by their place in it. */
function usePeople(values: Flat): SelectOption[] {
  const say = useWords(clientsWords);
  const count = countOf(values, "clients");
  return Array.from({ length: count }, (_, place) => {
    const name = [values[`clients.${place}.name.given`], values[`clients.${place}.name.family`]].filter(Boolean).join(" ");
    return { value: String(place), label: name || say("client_n", { n: place + 1 }) };
  });
}

function Drop({ onDrop }: { onDrop: () => void }) {
  const say = useWords(clientsWords);
  return <div><Button kind="quiet" icon="close" onClick={onDrop}>{say("remove")}</Button></div>;
}

/** Who calls, how to reach them, where they live; then whoever else is on the account. */
export function People(props: SectionProps) {
  const say = useWords(clientsWords);
  const { values } = props.form;
  const people = useList(props, "clients", (place) => newPerson(values, place, String(values["clients.0.address.country"])));
  return (
    <>
      <Section id="person" title={say("part_people")}>
        <PersonFields at="clients.0." />
        <NumberFields at="clients.0." />
      </Section>
      <Section id="contact" title={say("part_contact")}><ReachFields email={String(values["contact.email"] ?? "")} /></Section>
      <Section id="address" title={say("part_address")}><AddressFields at="clients.0.address." form={props.form} /></Section>
      {people.places.slice(1).map((place) => (
        <Section key={place} id={`clients-${place + 1}`} title={say("client_n", { n: place + 1 })}>
          <PersonFields at={`clients.${place}.`} />
          <AddressFields at={`clients.${place}.address.`} form={props.form} />
          <NumberFields at={`clients.${place}.`} />
          <Drop onDrop={() => people.drop(place)} />
        </Section>
      ))}
      <div><Button icon="plus" onClick={people.add}>{say("add_person")}</Button></div>
    </>
  );
}

interface CoverProps extends SectionProps {
  /** Make a payer that nobody has entered yet, for the coverage at a place. */
  onNewPayer: (place: number) => void;
}

function OneCoverage({ form, place }: { form: FormState<Flat>; place: number }) {
  const at = `coverages.${place}.`;
  const payer = String(form.values[`${at}payer_id`] ?? "");
  const known = payer ? { id: payer, label: String(form.values[`_payer.${payer}`] ?? payer) } : null;
  const keep = (choice: Choice | null) => choice && form.set(`_payer.${choice.id}`, choice.label);
  return (
    <CoverageFields
      at={at} clients={usePeople(form.values)} currency={String(form.values.currency)} payer={known} onPayer={keep}
      brief={isUncovered(form.values)}
    />
  );
}

/** Who else pays; left empty, everything goes to the guarantor. */
export function Cover(props: CoverProps) {
  const say = useWords(clientsWords);
  const may = useMay();
  const { form, onNewPayer } = props;
  const list = useList(props, "coverages", newCoverage);
  const several = list.places.length > 1;
  const one = (place: number) => <OneCoverage key={`${place} of ${list.places.length} ${String(form.values[`_made.${place}`])}`} form={form} place={place} />;
  const last = list.places.length - 1;
  return (
    <Section id="cover" title={say("part_coverages")}>
      {isUncovered(form.values) && <p className="muted small">{say("cover_text")}</p>}
      {!several && one(0)}
      {several && list.places.map((place) => (
        <Section key={place} id={`coverages-${place + 1}`} title={say("coverage_n", { n: place + 1 })} part>
          {one(place)}
          <Drop onDrop={() => list.drop(place)} />
        </Section>
      ))}
      <div className="row">
        {!isUncovered(form.values) && <Button icon="plus" onClick={list.add}>{say("add_coverage")}</Button>}
        <Act kind="quiet" why={may("payer:write") ? undefined : say("payer_why")} onClick={() => onNewPayer(last)}>{say("payer_new")}</Act>
      </div>
    </Section>
  );
}

/** One switch: the client answers for the account, or somebody else does. */
export function Answering({ form }: Pick<SectionProps, "form">) {
  const say = useWords(clientsWords);
  const { values } = form;
  const people = usePeople(values);
  const other = values["guarantor.kind"] !== "self";
  return (
    <Section id="guarantor" title={say("part_guarantor")}>
      <CheckboxField
        name="_other" label={say("guarantor_other")} hint={say("guarantor_text")} value={other}
        onChange={(on) => form.set("guarantor.kind", on ? "person" : "self")}
      />
      {!other && people.length > 1 && <SelectField name="guarantor.client" label={say("guarantor_client")} required options={people} />}
      {other && <GuarantorFields form={form} clients={people} kinds={["person", "organization"]} />}
    </Section>
  );
}

export function KnownOf(props: SectionProps) {
  const say = useWords(clientsWords);
  const list = useList(props, "concerns", newConcern);
  return (
    <Section id="concerns" title={say("part_concerns")}>
      {!list.places.length && <p className="muted small">{say("no_concerns_text")}</p>}
      {list.places.map((place) => (
        <Section key={`${place} of ${list.places.length}`} id={`concerns-${place + 1}`} title={say("concern_n", { n: place + 1 })} part>
          <ConcernFields at={`concerns.${place}.`} />
          <Drop onDrop={() => list.drop(place)} />
        </Section>
      ))}
      <div><Button icon="plus" onClick={list.add}>{say("add_concern")}</Button></div>
    </Section>
  );
}

export function Wishes({ form }: Pick<SectionProps, "form">) {
  const say = useWords(clientsWords);
  return (
    <Section id="wishes" title={say("part_wishes")}>
      <OfficeFields currency zone={String(form.values.time_zone)} />
      <WishFields />
    </Section>
  );
}
