import { useState } from "react";
import type { components } from "../../api/schema.gen";
import { useMay } from "../../api/session";
import { DateText, Page, Problem, SidePanel, Skeleton, Status } from "../../kit";
import { catalogWords } from "../../words/catalog";
import { formatCount } from "../../words/format";
import { useLanguage } from "../../words/language";
import { useWords, type Say } from "../../words/words";
import { CatalogTabs } from "./CatalogTabs";
import { LoadForm } from "./LoadForm";
import { LoadReport } from "./LoadReport";
import { SYSTEMS } from "./shared";
import { useEditions } from "./useEditions";
import { useLoads, type Load } from "./useLoads";

type Release = components["schemas"]["ReleaseView"];

function Editions() {
  const say = useWords(catalogWords);
  const language = useLanguage();
  const editions = useEditions();
  if (editions.error) return <Problem error={editions.error} onRetry={() => void editions.refetch()} />;
  if (!editions.data) return <Skeleton lines={4} />;
  const rows = SYSTEMS.flatMap((system) => {
    const releases: (Release | null)[] = editions.data.find((one) => one.system === system)?.releases.toReversed() ?? [];
    return (releases.length ? releases : [null]).map((release) => ({ system, release }));
  });
  return (
    <table className="plain-table">
      <thead>
        <tr><th scope="col">{say("system")}</th><th scope="col">{say("release")}</th><th scope="col">{say("in_force")}</th><th scope="col" className="end">{say("rows")}</th></tr>
      </thead>
      <tbody>
        {rows.map(({ system, release }) => (
          <tr key={system + (release?.effective_on ?? "")}>
            <th scope="row">{say(system)}</th>
            <td>{release?.name ?? <span className="muted">{say("no_release")}</span>}</td>
            <td><DateText value={release?.effective_on} /></td>
            <td className="end">{release && formatCount(language, release.rows)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf(say: Say<(typeof catalogWords)["en"]>, load: Load): string {
  return load.kind === "codes" ? say(load.system ?? "service") : say(`kind_${load.kind}`);
}

const TONES = { waiting: "info", done: "good", refused: "bad" } as const;

function Loads({ loads, onOpen }: { loads: readonly Load[]; onOpen: (load: Load) => void }) {
  const say = useWords(catalogWords);
  if (!loads.length) return <p className="muted">{say("no_loads")}</p>;
  return (
    <table className="plain-table">
      <thead>
        <tr><th scope="col">{say("loaded")}</th><th scope="col">{say("file")}</th><th scope="col">{say("wrong")}</th><th scope="col"><span className="hidden-text">{say("step_report")}</span></th></tr>
      </thead>
      <tbody>
        {loads.map((load) => (
          <tr key={load.id}>
            <td><DateText value={load.requested_at} /></td>
            <td>
              <button type="button" className="link" onClick={() => onOpen(load)}>{load.name || nameOf(say, load)}</button>
              <span className="muted small"> · {nameOf(say, load)}</span>
            </td>
            <td className="figure">{load.findings_count || "–"}</td>
            <td className="end"><Status tone={TONES[load.state]}>{say(load.state)}</Status></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Releases of the code systems, and files handed in: upload one, watch it, read its report. */
export default function ReleasesPage() {
  const say = useWords(catalogWords);
  const may = useMay();
  const loads = useLoads();
  const [open, setOpen] = useState<string | null>(null);
  const shown = loads.data?.find((one) => one.id === open);
  const panel = shown && (
    <SidePanel title={shown.name || nameOf(say, shown)} subtitle={nameOf(say, shown)} badge={<Status tone={TONES[shown.state]}>{say(shown.state)}</Status>} onClose={() => setOpen(null)}>
      {shown.state === "waiting" ? <Skeleton lines={4} /> : <LoadReport load={shown} />}
    </SidePanel>
  );
  return (
    <Page title={say("title")} views={<CatalogTabs />} panel={panel}>
      {may("catalog:write") && <section className="card stack"><h2>{say("load_title")}</h2><LoadForm loads={loads.data ?? []} /></section>}
      <section className="card stack"><h2>{say("releases")}</h2><Editions /></section>
      <section className="card stack">
        <h2>{say("loads")}</h2>
        {loads.error ? <Problem error={loads.error} onRetry={() => void loads.refetch()} /> : !loads.data ? <Skeleton lines={3} /> : <Loads loads={loads.data} onOpen={(load) => setOpen(load.id)} />}
      </section>
    </Page>
  );
}
