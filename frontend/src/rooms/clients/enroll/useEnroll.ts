import { useState } from "react";
import { useLocation } from "wouter";
import { api, got, idempotencyKey } from "../../../api/client";
import { ApiProblem } from "../../../api/problem";
import { toast, useForm } from "../../../kit";
import { clientsWords } from "../../../words/clients";
import { useLanguage } from "../../../words/language";
import { useWords } from "../../../words/words";
import { contactBody, enrollBody, peopleOf } from "../parts/bodies";
import type { Flat } from "../parts/nest";
import { placed } from "../parts/useEdit";
import { firstValues, missing, stepOf, STEPS, type StepName } from "./values";

/** Let the server judge the people and the contact before the next step; nothing is saved by this. */
async function judge(values: Flat, step: StepName): Promise<void> {
  if (step !== "people" && step !== "contact") return;
  const contact = step === "contact" ? contactBody(values, String(values["clients.0.address.country"])) : undefined;
  const people = step === "people" ? peopleOf(values) : peopleOf(values).slice(0, 1);
  for (const [place, client] of people.entries()) {
    try {
      await got(api.POST("/api/v1/accounts/duplicates", { body: { client, ...(contact && { contact }) } }));
    } catch (error) {
      throw placed(error, values, `clients.${place}.`);
    }
  }
}

/** One form over all steps, each with its own address. The draft stays until the account is there. Who is enrolled anyway
 * may be compared at once with the account `into` which they may be merged.
 */
export function useEnroll(step: StepName) {
  const say = useWords(clientsWords);
  const [, go] = useLocation();
  const [key] = useState(() => idempotencyKey());
  const [asking, setAsking] = useState(false);
  const enroll = async (values: Flat, confirmed: boolean, into = ""): Promise<void | "keep"> => {
    try {
      const body = enrollBody(values, confirmed);
      const file = await got(api.POST("/api/v1/accounts", { params: { header: { "Idempotency-Key": confirmed ? `${key}-2` : key } }, body }));
      toast({ text: say("enrolled", { number: file.account.number }) });
      go(`/accounts/${file.account.id}${into && `/merge?other=${into}&goes=this`}`);
      return undefined;
    } catch (error) {
      const refused = placed(error, values);
      if (refused.body.code === "likely_duplicates") {
        setAsking(true);
        return "keep";
      }
      const first = Object.keys(refused.body.fields ?? {})[0];
      if (first) go(`/clients/new/${stepOf(first)}`);
      throw new ApiProblem(refused.body);
    }
  };
  const form = useForm<Flat>({
    initial: firstValues(useLanguage()),
    draft: "enroll",
    check: (values) => missing(values, step, say("required")),
    submit: async (values) => {
      if (step === "review") return enroll(values, false);
      await judge(values, step);
      go(`/clients/new/${STEPS[STEPS.indexOf(step) + 1] ?? "review"}`);
      return "keep";
    },
  });
  return { form, asking, stopAsking: () => setAsking(false), enrollAnyway: (into = "") => enroll(form.values, true, into) };
}
