import { api, got } from "../../api/client";
import { usePages } from "../../api/pages";
import type { components } from "../../api/schema.gen";
import { Button, Money, Problem, Skeleton, Timeline, type TimelineItem, type Tone } from "../../kit";
import { useActor } from "../../shell/useActor";
import { invoicesWords } from "../../words/invoices";
import { useWords, type Say } from "../../words/words";

type Happening = components["schemas"]["HappeningView"];

const KINDS = [
  "captured", "invoice", "credit_note", "transfer", "contractual_adjustment", "write_off", "write_off_taken_back", "payment", "allocation", "unallocation",
  "payment_returned", "payment_voided", "refund", "late_fee", "interest", "dispute_opened", "dispute_won", "dispute_lost",
  "accounts_merged", "accounts_split",
] as const;

const TONES: Readonly<Record<string, Tone>> = {
  invoice: "info", payment: "good", allocation: "good", payment_returned: "bad", dispute_opened: "bad", dispute_lost: "bad", credit_note: "warn",
};

function title(say: Say<(typeof invoicesWords)["en"]>, kind: string): string {
  const known = KINDS.find((one) => one === kind);
  return known ? say(`h_${known}`) : say("h_other", { kind: kind.replaceAll("_", " ") });
}

function itemsOf(say: Say<(typeof invoicesWords)["en"]>, actor: (id: string) => string, happenings: readonly Happening[]): TimelineItem[] {
  return happenings.map((one, at) => ({
    id: `${one.at}${at}`, at: one.at, actor: actor(one.by), title: title(say, one.kind), detail: one.words.note, tone: TONES[one.kind],
    end: one.amount && one.amount.minor !== 0 ? <Money amount={one.amount} /> : undefined,
  }));
}

/** What happened to one invoice, the newest first. */
export function InvoiceHistory({ accountId, invoiceId }: { accountId: string; invoiceId: string }) {
  const say = useWords(invoicesWords);
  const actor = useActor();
  const query = usePages<Happening>(["timeline", accountId, invoiceId], (cursor, signal) =>
    got(api.GET("/api/v1/accounts/{account_id}/timeline", { params: { path: { account_id: accountId }, query: { invoice: invoiceId, cursor } }, signal })));
  return (
    <section className="card stack">
      <h2>{say("timeline")}</h2>
      {query.error ? <Problem error={query.error} onRetry={() => void query.refetch()} /> : query.isPending ? <Skeleton lines={3} /> : query.rows.length ? (
        <Timeline label={say("timeline")} items={itemsOf(say, actor, query.rows)} />
      ) : <p className="muted">{say("no_timeline")}</p>}
      {query.hasNextPage && <Button onClick={query.onMore}>{say("earlier")}</Button>}
    </section>
  );
}
