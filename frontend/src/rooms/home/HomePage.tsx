import { Link } from "wouter";
import { useMay } from "../../api/session";
import { Ageing, Banner, ButtonLink, DateText, Empty, Money, Page, Problem, Skeleton, Stat, Stats, useAges } from "../../kit";
import { officeWords } from "../../words/office";
import { useWords } from "../../words/words";
import { QUEUES } from "./queues";
import { useHome, type Home } from "./useHome";

type Amounts = Home["owed"];

function Amounts({ amounts }: { amounts: Amounts }) {
  return (
    <>
      {amounts.map((amount) => <div key={amount.currency}><Money amount={amount} /></div>)}
    </>
  );
}

function Queues({ home }: { home: Home }) {
  const say = useWords(officeWords);
  const may = useMay();
  const queues = QUEUES.filter((one) => !("permission" in one) || (may(one.permission) && home.queues[one.key]?.count));
  const waits = queues.some(({ key }) => home.queues[key]?.count);
  return (
    <section className="stack" aria-label={say("waiting")}>
      <div className="spread">
        <h2>{say("waiting")}</h2>
        {may("collections:read") && <ButtonLink kind="quiet" icon="mail" href="/overdue/letters">{say("letters")}</ButtonLink>}
      </div>
      <Stats roomy>
        {queues.map(({ key, href, tone }) => {
          const { count, amounts } = home.queues[key] ?? { count: 0, amounts: [] };
          const note = amounts.length ? <Amounts amounts={amounts} /> : count ? "\u00a0" : say("nothing");
          return <Stat key={key} label={say(key)} value={count} note={note} tone={count ? tone : "neutral"} href={href} />;
        })}
      </Stats>
      {!waits && <p className="muted" role="status">{say("clear")}</p>}
    </section>
  );
}

function Received({ home }: { home: Home }) {
  const say = useWords(officeWords);
  const may = useMay();
  return (
    <section className="card spread" aria-label={say("received")}>
      <div>
        <h2>{say("received")}</h2>
        <p className="muted small">{say(home.received_this_week.length ? "since_monday" : "received_none")}</p>
      </div>
      <div className="row">
        {home.received_this_week.map((amount) => <Money key={amount.currency} amount={amount} large />)}
        {may("payment:read") && <ButtonLink kind="quiet" href="/payments">{say("open_payments")}</ButtonLink>}
      </div>
    </section>
  );
}

function Owed({ home }: { home: Home }) {
  const say = useWords(officeWords);
  const may = useMay();
  const ages = useAges().all;
  const strip = (total: Amounts[number]) => ages.map(({ key, label }) => ({
    key, label, amount: home.ageing[key]?.find((one) => one.currency === total.currency) ?? { minor: 0, currency: total.currency, display: "–" },
  }));
  return (
    <section className="card stack" aria-label={say("owed")}>
      <div className="spread">
        <h2>{say("owed")}</h2>
        {may("report:read") && <ButtonLink kind="quiet" href="/reports?party=guarantor">{say("open_ageing")}</ButtonLink>}
      </div>
      {home.owed.map((total) => (
        <div key={total.currency} className="stack">
          <Money amount={total} large />
          <Ageing buckets={strip(total)} total={total} brief={may("report:read")} />
        </div>
      ))}
      {!home.owed.length && <p className="muted">{say("owed_none")}</p>}
    </section>
  );
}

/** Accounts that lists and sums do not show as they are, the first of them by number: a calm mark, nobody has to act. */
function BehindAccounts({ behind }: { behind: Home["behind"] }) {
  const say = useWords(officeWords);
  if (!behind.count) return null;
  return (
    <Banner severity="note" title={say(behind.more ? "behind_more" : "behind", { n: behind.count })}>
      {say("behind_text")}
      <div className="row">
        {behind.first.map((one) => <Link key={one.account_id} className="link" href={`/accounts/${one.account_id}`}>{one.number || say("behind_open")}</Link>)}
      </div>
    </Banner>
  );
}

function NewOffice() {
  const say = useWords(officeWords);
  const may = useMay();
  const actions = (
    <div className="row">
      {may("account:write") && <ButtonLink kind="primary" icon="plus" href="/clients/new">{say("enroll")}</ButtonLink>}
      {may("import:write") && <ButtonLink icon="imports" href="/imports">{say("bring")}</ButtonLink>}
    </div>
  );
  return <Empty icon="clients" title={say("new_title")} action={actions}>{say("new_text")}</Empty>;
}

/** The office in one look: what waits for a person, what came in, what is owed and how old it is. */
export default function HomePage() {
  const say = useWords(officeWords);
  const { data: home, error, refetch } = useHome();
  return (
    <Page title={say("title")} badge={home && <span className="muted"><DateText value={home.on} as="long" /></span>}>
      {!home && (error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />)}
      {home && <BehindAccounts behind={home.behind} />}
      {home && !home.accounts && <NewOffice />}
      {home && home.accounts > 0 && (
        <>
          <Queues home={home} />
          <Received home={home} />
          <Owed home={home} />
        </>
      )}
    </Page>
  );
}
