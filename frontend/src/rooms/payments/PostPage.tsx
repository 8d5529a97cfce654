import { useCallback } from "react";
import { useLocation, useSearch } from "wouter";
import { Button, ButtonLink, Combobox, Keys, Page, Problem, Skeleton, type Choice } from "../../kit";
import { RecentAccounts } from "../../shell/RecentAccounts";
import { paymentsWords } from "../../words/payments";
import { useWords } from "../../words/words";
import { findAccounts } from "./findAccounts";
import { POSTING, PostForm, usePosting } from "./PostForm";
import { useOverview, type Overview } from "./usePayment";

function ChooseAccount({ kept }: { kept: string }) {
  const say = useWords(paymentsWords);
  const [, go] = useLocation();
  const to = useCallback((account_id: string) => `/accounts/${account_id}/payments/new${kept}`, [kept]);
  const choose = useCallback((choice: Choice | null) => choice && go(to(choice.id)), [go, to]);
  return (
    <>
      <section className="card">
        <Combobox name="account" label={say("choose_account")} hint={say("choose_hint")} required focus least={2} search={findAccounts} onChoose={choose} />
      </section>
      <RecentAccounts to={to} />
    </>
  );
}

interface PostingProps {
  overview: Overview;
  /** What the last one of several hands on. */
  kept: string;
}

/** Its buttons stand at the top of the page: Ctrl+Enter posts; with Shift it goes on to the next account. */
function Posting({ overview, kept }: PostingProps) {
  const say = useWords(paymentsWords);
  const entry = usePosting(overview);
  const { saving } = entry.form;
  return (
    <Page
      title={`${say("new_title")} · ${overview.guarantor}`}
      tabTitle={say("new_title")}
      parent={{ title: `${say("account")} ${overview.account_number}`, href: `/accounts/${overview.account_id}` }}
      actions={
        <>
          <ButtonLink href={`/payments/new${kept}`}>{say("change_account")}</ButtonLink>
          <Button busy={saving} onClick={() => entry.submit(true)}>{say("post_next")}<span aria-hidden="true"><Keys keys="mod+shift+Enter" /></span></Button>
          <Button kind="primary" type="submit" form={POSTING} busy={saving}>{say("post")}<span aria-hidden="true"><Keys keys="mod+Enter" /></span></Button>
        </>
      }
    >
      <PostForm overview={overview} entry={entry} />
    </Page>
  );
}

/** Post money received by hand; without an account it asks whose first. */
export default function PostPage({ id }: Record<string, string | undefined>) {
  const say = useWords(paymentsWords);
  const overview = useOverview(id);
  const search = useSearch();
  const kept = search ? `?${search}` : "";
  if (id && overview.data) return <Posting key={id} overview={overview.data} kept={kept} />;
  return (
    <Page title={say("new_title")} parent={{ title: say("title"), href: "/payments" }}>
      {!id ? <ChooseAccount kept={kept} /> : overview.error ? <Problem error={overview.error} onRetry={() => void overview.refetch()} /> : <Skeleton lines={8} />}
    </Page>
  );
}
