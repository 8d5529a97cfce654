import { useEffect, useState } from "react";
import { Link } from "wouter";
import { problemOf } from "../api/problem";
import { Button } from "../kit/Button";
import { Icon } from "../kit/Icon";
import { useShortcuts } from "../kit/shortcuts";
import { toast } from "../kit/Toast";
import { exportsWords } from "../words/exports";
import { kitWords } from "../words/kit";
import { useTold, useWords } from "../words/words";
import { exportList, isOfPapers, isUnderWay, letAllGo, letGo, takeExport, useFollowed, wantedOf, type Export } from "./exports";

/** Fetch a file, or ask for one again; a refusal is told. */
export function useExportActs() {
  const kit = useWords(kitWords);
  const [busy, setBusy] = useState(false);
  const run = (act: () => Promise<unknown>) => {
    setBusy(true);
    void act()
      .catch((error: unknown) => toast({ text: problemOf(error).detail ?? kit("export_csv_failed"), tone: "bad" }))
      .finally(() => setBusy(false));
  };
  return {
    busy,
    take: (one: Export) => run(() => takeExport(one.id)),
    again: (one: Export) => run(() => { letGo(one.id); return exportList(wantedOf(one)); }),
  };
}

/** How much of it is written: rows, or papers and how many rows have none. */
export function useWritten(): (one: Export) => string {
  const say = useWords(exportsWords);
  return (one) => {
    const n = one.rows;
    if (!isOfPapers(one)) return isUnderWay(one) ? say("rows_so_far", { n }) : say("rows", { n });
    const papers = isUnderWay(one) ? say("papers_so_far", { n }) : say("papers", { n });
    return one.left_out ? `${papers} · ${say("left_out", { n: one.left_out })}` : papers;
  };
}

/** How far an export is: percent of the list where it can be known, rows in words always. */
export function ExportProgress({ one }: { one: Export }) {
  const written = useWritten();
  const told = useTold(exportsWords);
  return (
    <>
      <span className="muted small">{written(one)}</span>
      <progress className="progress" aria-label={told("list", one.list)} max={100} value={one.percent ?? undefined} />
    </>
  );
}

const ICONS = { failed: "error", ready: "check" } as const;

function OneExport({ one }: { one: Export }) {
  const say = useWords(exportsWords);
  const kit = useWords(kitWords);
  const told = useTold(exportsWords);
  const { busy, take, again } = useExportActs();
  const written = useWritten();
  const { state } = one;
  return (
    <div className={`toast tone-${state === "failed" ? "bad" : state === "ready" ? "good" : "info"}`}>
      {isUnderWay(one) ? <Icon name="spinner" spin /> : <Icon name={ICONS[state === "ready" ? "ready" : "failed"]} />}
      <span>
        <span><Link href="/reports/exports">{told("list", one.list)}</Link> · {told("state", state)}</span>
        {isUnderWay(one) ? <ExportProgress one={one} /> : <span className="muted small">{one.failed || written(one)}</span>}
      </span>
      {state === "ready" && <Button busy={busy} icon="download" onClick={() => take(one)}>{say("download")}</Button>}
      {state === "failed" && <Button busy={busy} onClick={() => again(one)}>{say("ask_again")}</Button>}
      <Button kind="quiet" icon="close" label={kit("close")} onClick={() => letGo(one.id)} />
    </div>
  );
}

/** What is being written for the person, on whatever screen they are; what is ready waits here to be taken. */
export function Exports() {
  const say = useWords(exportsWords);
  const told = useTold(exportsWords);
  const followed = useFollowed();
  useEffect(() => letAllGo, []);
  const ready = followed.find((one) => one.state === "ready");
  const { take } = useExportActs();
  useShortcuts(ready ? [{ keys: "shift+d", text: say("download"), group: say("title"), run: () => take(ready) }] : []);
  const ended = followed.filter((one) => !isUnderWay(one));
  return (
    <>
      {followed.length > 0 && (
        <section className="toasts-kept" aria-label={say("title")}>
          {followed.map((one) => <OneExport key={one.id} one={one} />)}
        </section>
      )}
      <span className="hidden-text" role="status">{ended.map((one) => `${told("list", one.list)}: ${told("state", one.state)}`).join(". ")}</span>
    </>
  );
}
