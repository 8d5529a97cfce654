import { useState } from "react";
import { useLocation } from "wouter";
import { api, got, idempotencyKey } from "../../../api/client";
import { toast, useForm } from "../../../kit";
import { clientsWords } from "../../../words/clients";
import { useLanguage } from "../../../words/language";
import { useWords } from "../../../words/words";
import { enrollBody } from "../parts/bodies";
import type { Flat } from "../parts/nest";
import { placed } from "../parts/useEdit";
import { firstValues, missing } from "./values";

/** One form; the draft stays until the account is there. Who is enrolled anyway may be compared at once with the account
 * `into` which they may be merged.
 */
export function useEnroll() {
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
      if (refused.body.code !== "likely_duplicates") throw refused;
      setAsking(true);
      return "keep";
    }
  };
  const form = useForm<Flat>({
    initial: firstValues(useLanguage()),
    draft: "enroll",
    check: (values) => missing(values, say("required")),
    submit: (values) => enroll(values, false),
  });
  return { form, asking, stopAsking: () => setAsking(false), enrollAnyway: (into = "") => enroll(form.values, true, into) };
}
