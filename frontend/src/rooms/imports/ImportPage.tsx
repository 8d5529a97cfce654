import { useState } from "react";
import { useMay } from "../../api/session";
import { Act, Banner, Button, ButtonLink, DateText, Page, Problem, Skeleton, Status, Steps, type Step } from "../../kit";
import { useSave } from "../../list/useSave";
import { importsWords } from "../../words/imports";
import { useTold, useWords } from "../../words/words";
import { BringAgain } from "./BringAgain";
import { DiscardDialog, PostDialog } from "./dialogs";
import { Letters } from "./Letters";
import { TONES } from "./ImportsPage";
import { FilesTable, FindingsTable, TalliesTable } from "./tables";
import { useImport, type Progress } from "./useImports";

const STEPS = ["bring", "read", "check", "preview", "post"] as const;
/** Which step each state is at; the ones before are done. */
const AT: Record<string, number> = { open: 0, refused: 1, reading: 1, checking: 2, previewed: 3, posting: 4, posted: 5, discarded: 3 };

function How({ found }: { found: Progress }) {
  const say = useWords(importsWords);
  const at = AT[found.state] ?? 0;
  const stateOf = (index: number): Step["state"] => (index < at ? "done" : index > at ? "waiting" : found.state === "refused" ? "failed" : "active");
  const steps = STEPS.map((key, index) => ({ key, label: say(`step_${key}`), state: stateOf(index) }));
  const progress =
    found.state === "checking" ? { done: found.portions_checked, all: found.portions || 1 }
    : found.state === "posting" ? { done: found.deeds_posted, all: found.deeds || 1 }
    : undefined;
  return <section className="card"><Steps label={say("title")} steps={steps} progress={progress} /></section>;
}

function Notes({ found }: { found: Progress }) {
  const say = useWords(importsWords);
  const told = useTold(importsWords);
  if (found.state === "posted") return <Banner severity="note" title={say("posted_note")} />;
  if (found.still_since) return <Banner severity="caution" title={<>{say("still")} <DateText value={found.still_since} /></>}>{say(found.state === "posting" ? "still_posting" : "still_text")}</Banner>;
  const unclear = found.files.some((file) => file.asked && !file.encoding);
  if (found.state === "refused") return <Banner severity="critical" title={say(unclear ? "unclear_note" : "refused_note")} />;
  if (found.state === "discarded") return <Banner severity="caution" title={say("discarded_note")} />;
  if (found.state === "previewed" && !found.will_post) return <Banner severity="critical" title={say("will_not_post")} />;
  return <Banner severity="note" title={told("mode", found.mode)}>{told("mode", `${found.mode}_text`)}</Banner>;
}

function Findings({ found }: { found: Progress }) {
  const say = useWords(importsWords);
  const { busy, save } = useSave({ list: "import-findings", filter: { import_id: found.id } });
  const any = found.errors + found.notices > 0;
  return (
    <section className="card stack">
      <div className="spread">
        <h2>{say("findings")}</h2>
        <div className="row">
          {found.errors > 0 && <Status tone="bad">{say("findings_count", { n: found.errors })}</Status>}
          {found.notices > 0 && <Status tone="info">{say("notices_count", { n: found.notices })}</Status>}
          {found.unknown_codes > 0 && <Status tone="warn">{say("unknown_codes", { n: found.unknown_codes })}</Status>}
        </div>
      </div>
      {any ? <FindingsTable found={found} /> : <p className="muted">{say("no_findings")}</p>}
      {any && (
        <div className="row">
          <ButtonLink href={`/imports/${found.id}/findings`}>{say("all_findings")}</ButtonLink>
          <Button kind="quiet" icon="download" busy={busy} onClick={save}>{say("export")}</Button>
        </div>
      )}
    </section>
  );
}

function Body({ found }: { found: Progress }) {
  const read = !["open", "reading"].includes(found.state);
  const mayWrite = useMay()("import:write");
  return (
    <>
      <How found={found} />
      <Notes found={found} />
      {mayWrite && (found.state === "open" || found.state === "refused") && <BringAgain found={found} />}
      <Letters found={found} mayChoose={mayWrite && ["refused", "checking", "previewed"].includes(found.state)} />
      {read && found.tallies.length > 0 && <TalliesTable found={found} />}
      <FilesTable found={found} />
      {read && <Findings found={found} />}
    </>
  );
}

/** One import: how far it is, what posting does, and every row to look at. */
export default function ImportPage({ id = "" }: Record<string, string | undefined>) {
  const say = useWords(importsWords);
  const told = useTold(importsWords);
  const mayWrite = useMay()("import:write");
  const query = useImport(id);
  const [ask, setAsk] = useState<"post" | "discard" | null>(null);
  const found = query.data;
  const open = found && !["posting", "posted", "discarded"].includes(found.state);
  const actions = mayWrite && open && (
    <>
      <Button onClick={() => setAsk("discard")}>{say("discard")}</Button>
      {found.state === "previewed" && <Act kind={found.will_post ? "primary" : "plain"} why={found.will_post ? undefined : say("will_not_post")} onClick={() => setAsk("post")}>{say("post")}</Act>}
    </>
  );
  return (
    <Page
      title={found ? found.name || told("layout", found.layout) : say("title")}
      badge={found && <Status tone={TONES[found.state]}>{told("state", found.state)}</Status>}
      parent={{ title: say("title"), href: "/imports" }}
      actions={actions}
    >
      {query.error && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton lines={8} />}
      {found && <Body found={found} />}
      {found && ask === "post" && <PostDialog found={found} onClose={() => setAsk(null)} />}
      {found && ask === "discard" && <DiscardDialog found={found} onClose={() => setAsk(null)} />}
    </Page>
  );
}
