import { useCallback } from "react";
import { useLocation, useSearch } from "wouter";
import { ButtonLink, Combobox, Page, Problem, Skeleton, type Choice } from "../../kit";
import { paymentsWords } from "../../words/payments";
import { useWords } from "../../words/words";
import { findAccounts } from "./findAccounts";
import { PostForm } from "./PostForm";
import { useOverview } from "./usePayment";

function ChooseAccount() {
  const say = useWords(paymentsWords);
  const [, go] = useLocation();
  const kept = useSearch();
  const choose = useCallback((choice: Choice | null) => choice && go(`/accounts/${choice.id}/payments/new${kept ? `?${kept}` : ""}`), [go, kept]);
  return (
    <section className="card">
      <Combobox name="account" label={say("choose_account")} hint={say("choose_hint")} required focus least={2} search={findAccounts} onChoose={choose} />
    </section>
  );
}

function ForAccount({ id }: { id: string }) {
  const overview = useOverview(id);
  if (overview.error) return <Problem error={overview.error} onRetry={() => void overview.refetch()} />;
  return overview.data ? <PostForm overview={overview.data} /> : <Skeleton lines={8} />;
}

/** Post money received by hand; without an account it asks whose first. */
export default function PostPage({ id }: Record<string, string | undefined>) {
  const say = useWords(paymentsWords);
  const { data: overview } = useOverview(id);
  const kept = useSearch();
  return (
    <Page
      title={overview ? `${say("new_title")} · ${overview.guarantor}` : say("new_title")}
      tabTitle={say("new_title")}
      parent={overview ? { title: `${say("account")} ${overview.account_number}`, href: `/accounts/${id}` } : { title: say("title"), href: "/payments" }}
      actions={id && <ButtonLink href={`/payments/new${kept ? `?${kept}` : ""}`}>{say("change_account")}</ButtonLink>}
    >
      {id ? <ForAccount key={id} id={id} /> : <ChooseAccount />}
    </Page>
  );
}
