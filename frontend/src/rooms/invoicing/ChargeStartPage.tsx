import { useCallback, useRef } from "react";
import { useLocation } from "wouter";
import { api, got } from "../../api/client";
import { Combobox, Page, type Choice } from "../../kit";
import { RecentAccounts } from "../../shell/RecentAccounts";
import { chargesWords } from "../../words/charges";
import { useWords } from "../../words/words";

/** Whose charges come next: type, choose, and the form is there. */
export default function ChargeStartPage() {
  const say = useWords(chargesWords);
  const [, go] = useLocation();
  const accounts = useRef(new Map<string, string>());
  const search = useCallback(async (q: string, signal: AbortSignal): Promise<Choice[]> => {
    const { items } = await got(api.GET("/api/v1/clients/search", { params: { query: { q, limit: 12 } }, signal }));
    for (const one of items) accounts.current.set(one.client_id, one.account_id);
    return items.map((one) => ({ id: one.client_id, label: one.name, detail: `${one.account_number} · ${one.birth_year}` }));
  }, []);
  const choose = (choice: Choice | null) => {
    const account = choice && accounts.current.get(choice.id);
    if (account) go(`/accounts/${account}/charges/new?client=${choice.id}`);
  };
  return (
    <Page title={say("new")} parent={{ title: say("list_title"), href: "/charges" }}>
      <div className="card">
        <Combobox focus name="client" label={say("start_title")} required hint={say("start_hint")} placeholder={say("find_client")} value={null} search={search} onChoose={choose} />
      </div>
      <RecentAccounts to={(account_id) => `/accounts/${account_id}/charges/new`} />
    </Page>
  );
}
