import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { api, got } from "../../api/client";
import { CheckboxField, Form, Page, PostalField, Problem, SelectField, Skeleton, TextField, toast, useForm } from "../../kit";
import { settingsWords } from "../../words/settings";
import { useWords } from "../../words/words";
import { bodyOf, needed, valuesOf, type SellerValues } from "./letterheadForm";
import { labelOf, titleOf, useLetterheads, type Letterhead } from "./useLetterheads";

const BACK = "/settings/papers";

function useLetterheadForm(head: Letterhead) {
  const say = useWords(settingsWords);
  const queries = useQueryClient();
  const [, go] = useLocation();
  return useForm<SellerValues>({
    initial: valuesOf(head),
    check: (values) => Object.fromEntries(needed(head).filter((name) => !String(values[name]).trim()).map((name) => [name, say("fill_needed")])),
    submit: async (values) => {
      await got(api.PUT("/api/v1/letterheads/{currency}", { params: { path: { currency: head.currency } }, body: bodyOf(values, head.version) }));
      await queries.invalidateQueries({ queryKey: ["letterheads"] });
      toast({ text: say("saved_papers") });
      go(BACK);
    },
  });
}

function AddressFields({ at, head, required }: { at: "address" | "remit_to"; head: Letterhead; required?: boolean }) {
  const say = useWords(settingsWords);
  return (
    <>
      <div className="columns">
        <TextField name={`${at}.line1`} label={say("line1")} required={required} maxLength={200} />
        <TextField name={`${at}.line2`} label={say("line2")} maxLength={200} />
      </div>
      <div className="columns tight">
        <PostalField name={`${at}.postal_code`} label={say("postal_code")} country={head.country} />
        <TextField name={`${at}.city`} label={say("city")} required={required} maxLength={200} />
        {head.country === "US" && <TextField name={`${at}.region`} label={say("region")} maxLength={200} />}
        {head.country === "" && <TextField name={`${at}.country`} label={say("country")} maxLength={2} />}
      </div>
    </>
  );
}

function Asked({ field, head }: { field: string; head: Letterhead }) {
  const say = useWords(settingsWords);
  const label = say(labelOf(field, head.country));
  if (field === "f_tax") return <CheckboxField name={field} label={label} />;
  if (field === "exemption") return <SelectField name={field} label={label} hint={say("exemption_hint")} none={say("none")} options={head.grounds.map(({ key, text }) => ({ value: key, label: text }))} />;
  return <TextField name={field} label={label} required={needed(head).includes(field as keyof SellerValues)} maxLength={40} />;
}

function Editor({ head }: { head: Letterhead }) {
  const say = useWords(settingsWords);
  const [, go] = useLocation();
  const form = useLetterheadForm(head);
  return (
    <Form form={form} action={say("save_papers")} onCancel={() => go(BACK)} label={say(titleOf(head))}>
      <section className="card stack" aria-label={say("seller_address")}>
        <TextField required name="name" label={say("legal_name")} maxLength={200} />
        <AddressFields at="address" head={head} required />
      </section>
      <section className="card stack">
        {head.asks.filter((field) => field !== "remit_to").map((field) => <Asked key={field} field={field} head={head} />)}
      </section>
      {head.asks.includes("remit_to") && (
        <section className="card stack" aria-label={say("remit_to")}>
          <h2>{say("remit_to")}</h2>
          <p className="muted">{say("remit_hint")}</p>
          <AddressFields at="remit_to" head={head} />
        </section>
      )}
    </Form>
  );
}

/** How the office stands on its papers in one currency, edited. */
export default function LetterheadPage({ currency }: { currency?: string }) {
  const say = useWords(settingsWords);
  const { data, error, refetch } = useLetterheads();
  const head = data?.find((one) => one.currency === currency);
  return (
    <Page title={head ? say(titleOf(head)) : say("papers")} parent={{ title: say("papers"), href: BACK }}>
      {!data && (error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />)}
      {head && <Editor key={head.version} head={head} />}
    </Page>
  );
}
