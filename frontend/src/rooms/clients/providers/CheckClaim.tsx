import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, got } from "../../../api/client";
import { CheckboxField, DateField, Problem, SelectField, Skeleton } from "../../../kit";
import { usePayerChoices } from "../../../list/usePayerChoices";
import { civilToday } from "../../../words/format";
import { providersWords } from "../../../words/providers";
import { useWords } from "../../../words/words";
import { Lacks } from "./Lacks";
import { nameOf, useBillingProviders, useFacilities, usePractitioners, type Kind, type Side } from "./useSides";

const IDS = { billing_providers: "biller_id", practitioners: "practitioner_id", facilities: "facility_id" } as const;

const choices = (rows: readonly Side[] | undefined) => (rows ?? []).map((row) => ({ value: row.id, label: nameOf(row) }));

/** The only one there is needs no choosing. */
const only = (rows: readonly Side[] | undefined) => (rows?.length === 1 ? (rows[0]?.id ?? "") : "");

interface Chosen {
  biller_id?: string;
  practitioner_id?: string;
  facility_id?: string;
  payer_id?: string;
  on: string | null;
  laboratory: boolean;
}

function useLacking(query: Chosen) {
  return useQuery({
    queryKey: ["sides", "lacking", query],
    queryFn: ({ signal }) => got(api.GET("/api/v1/claim-sides/lacking", { params: { query: { ...query, on: query.on ?? undefined } }, signal })),
  });
}

/** What a claim of these would lack on a day of service; each lack leads to the screen that mends it. */
export function CheckClaim({ of, onGo }: { of: { kind: Kind; id: string }; onGo: () => void }) {
  const say = useWords(providersWords);
  const [chosen, setChosen] = useState<Chosen>({ [IDS[of.kind]]: of.id, on: civilToday(), laboratory: false });
  const billers = useBillingProviders().data;
  const practitioners = usePractitioners().data;
  const facilities = useFacilities().data;
  const payers = usePayerChoices();
  const asked = { ...chosen, biller_id: chosen.biller_id ?? only(billers), practitioner_id: chosen.practitioner_id ?? only(practitioners) };
  const { data, error, refetch } = useLacking(asked);
  const put = <K extends keyof Chosen>(name: K) => (value: Chosen[K]) => setChosen({ ...chosen, [name]: value });
  return (
    <div className="stack">
      <p className="muted">{say("check_text")}</p>
      <div className="columns">
        <SelectField name="biller_id" label={say("billing_provider")} none={say("nobody")} options={choices(billers)} value={asked.biller_id} onChange={put("biller_id")} />
        <SelectField name="practitioner_id" label={say("practitioner")} none={say("nobody")} options={choices(practitioners)} value={asked.practitioner_id} onChange={put("practitioner_id")} />
        <SelectField name="facility_id" label={say("facility")} none={say("nobody")} options={choices(facilities)} value={chosen.facility_id ?? ""} onChange={put("facility_id")} />
      </div>
      <div className="columns">
        <SelectField name="payer_id" label={say("payer")} none={say("nobody")} options={payers} value={chosen.payer_id ?? ""} onChange={put("payer_id")} />
        <DateField name="on" label={say("on")} value={chosen.on} onChange={put("on")} />
      </div>
      <CheckboxField name="laboratory" label={say("laboratory")} value={chosen.laboratory} onChange={put("laboratory")} />
      <section className="stack" aria-label={say("ready")} aria-live="polite">
        {data ? <Lacks lacks={data} onGo={onGo} /> : error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={3} />}
      </section>
    </div>
  );
}
