/** What a payer pays of a client's charges: the fields that enrollment and the account's own form share. */
import { useCallback } from "react";
import { api, got } from "../../../api/client";
import { Combobox, DateField, MoneyField, SelectField, TextField, type Choice, type SelectOption } from "../../../kit";
import { clientsWords } from "../../../words/clients";
import { useWords } from "../../../words/words";

/** Payers that can be billed now, by a text in their name. */
function usePayerSearch() {
  return useCallback(async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    const { items } = await got(api.GET("/api/v1/payers", { params: { query: { text, active: true, limit: 20 } }, signal }));
    return items.map((payer) => ({ id: payer.id, label: payer.name, detail: payer.address.city }));
  }, []);
}

interface CoverageProps {
  at: string;
  currency: string;
  clients: readonly SelectOption[];
  payer?: Choice | null;
  onPayer?: (payer: Choice | null) => void;
  /** Nobody else pays yet: the payer may be left empty, and the rest comes with it. */
  brief?: boolean;
}

export function CoverageFields({ at, currency, clients, payer, onPayer, brief }: CoverageProps) {
  const say = useWords(clientsWords);
  return (
    <>
      <div className="columns">
        <Combobox name={`${at}payer_id`} label={say("payer")} required={!brief} search={usePayerSearch()} chosen={payer} onChoose={onPayer} placeholder={say("payer_find")} />
        {clients.length > 1 && !brief && <SelectField name={`${at}client`} label={say("client")} required options={clients} />}
      </div>
      {!brief && <Terms at={at} currency={currency} />}
    </>
  );
}

/** What it pays, in what order and when. */
function Terms({ at, currency }: Pick<CoverageProps, "at" | "currency">) {
  const say = useWords(clientsWords);
  const orders = Array.from({ length: 11 }, (_, place) => ({ value: String(place + 1), label: say("order_n", { n: place + 1 }) }));
  return (
    <>
      <div className="columns tight">
        <TextField name={`${at}percent_bp`} label={say("percent")} required inputMode="decimal" maxLength={6} />
        <MoneyField name={`${at}copay_minor`} label={say("copay")} currency={currency} />
        <MoneyField name={`${at}cap_minor`} label={say("cap")} currency={currency} />
      </div>
      <div className="columns tight">
        <TextField name={`${at}member_id`} label={say("member_id")} maxLength={80} spellCheck={false} />
        <SelectField name={`${at}order`} label={say("order")} required options={orders} />
      </div>
      <div className="columns tight">
        <DateField name={`${at}from_on`} label={say("from_on")} required />
        <DateField name={`${at}until_on`} label={say("until_on")} hint={say("until_hint")} />
      </div>
    </>
  );
}
