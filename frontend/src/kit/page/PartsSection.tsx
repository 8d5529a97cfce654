import { useState } from "react";
import { ApiProblem, OFFLINE } from "../../api/problem";
import { Ageing, Banner, Bars, Button, ConfirmDialog, DateText, Dialog, Empty, Facts, FileView, Fold, Icon, Keys, Letter, MailPreview, Menu, Money, Paper, Problem, Skeleton, Stat, Stats, Status, Tabs, Timeline, toast, Wide } from "..";
import { iconNames } from "../Icon";
import { amount, BUCKETS, TOTAL } from "./sample";

const MONTHS = ["Jun", "Jul", "Aug", "Sep", "Oct", "Nov"];
const SERIES = BUCKETS.map((bucket, at) => ({ key: bucket.key, label: bucket.label, colour: (at + 1) as 1 | 2 | 3 | 4 | 5 }));
const BARS = MONTHS.map((label, at) => {
  const values = [90 - at, 50 - at, 33 + at, 22 + at, 14 + at].map((thousand) => thousand * 100_000);
  return { label, values, total: `$${values.reduce((sum, value) => sum + value, 0) / 100_000}k`, displays: values.map((value) => amount(value).display) };
});

function Compared() {
  return (
    <div className="side-by-side">
      <table className="plain-table">
        <thead><tr><th scope="col">What</th><th scope="col">One</th><th scope="col">Other</th><th scope="col">Together</th></tr></thead>
        <tbody>
          <tr><th scope="row">Language</th><td>Polski</td><td>English</td><td><Status tone="warn">differs</Status></td></tr>
          <tr><th scope="row">Owed</th><td><Money amount={amount(4550)} /></td><td><Money amount={amount(12000)} /></td><td data-label="Together"><Money strong amount={amount(16550)} /></td></tr>
        </tbody>
      </table>
    </div>
  );
}

export function Words() {
  return (
    <div className="columns">
      <section className="card stack">
        <div className="row"><Button kind="primary">Primary</Button><Button>Plain</Button><Button kind="quiet">Quiet</Button><Button kind="danger">Danger</Button></div>
        <div className="row"><Button icon="plus">With icon</Button><Button icon="more" label="More" /><Button busy>Busy</Button><Button disabled>Disabled</Button></div>
        <div className="row">
          <Menu label="Actions" items={[{ key: "a", label: "Send pay link", icon: "mail", keys: "s", run: () => toast({ text: "Pay link sent" }) }, { key: "b", label: "Write off", bad: true, line: true, run: () => toast({ text: "Not allowed", tone: "bad" }) }]}>Actions</Menu>
          <Keys keys="mod+k" /> <Keys keys="g c" /> <Keys keys="?" />
        </div>
        <div className="row">{["paid", "open", "draft", "held", "overdue"].map((state) => <Status key={state} state={state}>{state}</Status>)}</div>
        <Facts amounts items={[["Charges", <Money key="c" amount={amount(40485)} />], ["Paid", <Money key="p" amount={amount(4976)} />], ["Balance", <Money key="b" strong amount={amount(35509)} />]]} />
        <Wide label="Facts"><Money large amount={amount(35509)} /></Wide>
        <Paper lang="sv" subject="Du har ett nytt meddelande" label="A message">{"Hej!\n\nDu kan läsa det på din säkra sida."}</Paper>
        <MailPreview lang="sv" label="A message, as a mail program shows it" html={"<p>Hej!</p><p>Du kan läsa det på din säkra sida.</p>"} />
        <Facts items={[["Issued", <DateText key="i" value="2026-10-15" as="long" />], ["Due", <DateText key="d" value="2026-11-17" as="days" today="2026-11-20" />], ["Seen", <DateText key="s" value="2026-11-19T13:02:00Z" />], ["Never", <DateText key="n" value={null} />]]} />
      </section>
      <section className="card stack">
        <Banner severity="critical" title="Bankruptcy: do not bill" action={<Button kind="quiet">Open</Button>}>Filed 3 October 2026. All letters are held.</Banner>
        <Banner severity="caution" title="Needs an interpreter (Polish)" />
        <Banner severity="note" title="Prefers calls after 4 p.m." />
        <Problem error={new ApiProblem({ title: "The invoice cannot be issued", status: 422, code: "missing_price", detail: "99214 has no price on 2026-11-20. Add one to the fee schedule." })} onRetry={() => undefined} />
        <Problem error={new ApiProblem(OFFLINE)} />
        <Letter language="sv" subject="En påminnelse" text={"Hej,\n\nvi har inte fått din betalning ännu."} />
        <Wide label="Entry 14">
          <table className="plain-table">
            <caption><strong>Payment · Entry 14</strong></caption>
            <thead><tr><th scope="col">Ledger account</th><th scope="col" className="end">Debit</th><th scope="col" className="end">Credit</th></tr></thead>
            <tbody>
              <tr><th scope="row">Cash: checks</th><td className="end"><Money amount={amount(22500)} /></td><td className="end">–</td></tr>
              <tr><th scope="row">Receivable</th><td className="end">–</td><td className="end"><Money amount={amount(22500)} /></td></tr>
            </tbody>
          </table>
        </Wide>
        <Compared />
        <Fold title="A picture"><FileView address="/favicon.svg" mediaType="image/png" name="Picture" /></Fold>
      </section>
    </div>
  );
}

const EVENTS = [
  { id: "1", at: "2026-11-19", title: "Invoice issued", end: "$404.85", tone: "info" },
  { id: "2", at: "2026-11-20", title: "Paid", end: "$404.85", tone: "good" },
] as const;

const TABS = [
  { key: "ageing", label: "Ageing", content: () => <Bars label="Ageing by month" bars={BARS} series={SERIES} /> },
  { key: "events", label: "Timeline", count: 2, content: () => <Timeline label="Events" items={EVENTS} /> },
  { key: "none", label: "Nothing", content: () => <Empty title="No refunds" icon="payments" action={<Button>New refund</Button>}>Refunds of this account appear here.</Empty> },
];

export function Figures() {
  const [tab, setTab] = useState("ageing");
  return (
    <div className="columns">
      <section className="card stack">
        <Stats>
          <Stat label="Owed" value={TOTAL.display} note="412 accounts" href="/kit?state=open" />
          <Stat label="Due today" value="18" tone="warn" />
          <Stat label="Cash this week" value="$12,402.10" tone="good" note="+8 % on last week" />
        </Stats>
        <Ageing buckets={BUCKETS} total={TOTAL} />
      </section>
      <section className="card">
        <Tabs
          label="Figures"
          chosen={tab}
          onChoose={setTab}
          tabs={TABS}
        />
      </section>
    </div>
  );
}

export function Overlays() {
  const [open, setOpen] = useState<"dialog" | "confirm" | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="columns">
      <section className="card stack">
        <div className="row">
          <Button onClick={() => setOpen("dialog")}>Dialog</Button>
          <Button onClick={() => setOpen("confirm")}>Confirm with preview</Button>
          <Button onClick={() => toast({ text: "Note saved", action: { label: "Undo", run: () => undefined } })}>Toast</Button>
        </div>
        <Skeleton lines={4} />
      </section>
      <section className="card"><div className="kit-icons">{iconNames.map((name) => <span key={name}><Icon name={name} /> {name}</span>)}</div></section>
      <Dialog open={open === "dialog"} onClose={close} title="Reverse payment" footer={<Button kind="primary" onClick={close}>Reverse</Button>}>
        <p>The entry stays in the books and a second one takes it back.</p>
      </Dialog>
      <ConfirmDialog
        open={open === "confirm"}
        onClose={close}
        title="Write off 3 balances"
        action="Write off"
        danger
        preview={async () => ({ facts: [["Accounts", 3], ["Written off", "$48.20"], ["Left owing", "$0.00"]], warnings: ["One account has an open dispute."] })}
        onConfirm={async () => ({ failures: [{ name: "AC-100231", reason: "Disputed since 12 November." }] })}
      />
    </div>
  );
}
