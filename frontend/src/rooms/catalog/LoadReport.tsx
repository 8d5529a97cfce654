import { Banner, Button, Stat, Stats } from "../../kit";
import { useSave } from "../../list/useSave";
import { catalogWords } from "../../words/catalog";
import { formatCount } from "../../words/format";
import { useLanguage } from "../../words/language";
import { useWords } from "../../words/words";
import type { Load } from "./useLoads";

function Findings({ load }: { load: Load }) {
  const say = useWords(catalogWords);
  const { busy, save } = useSave({ list: "load-findings", filter: { load_id: load.id } }, "catalog:read");
  return (
    <section className="stack">
      <div className="spread">
        <h3>{say("findings", { n: load.findings_count })}</h3>
        <Button icon="download" busy={busy} onClick={save}>{say("all_findings")}</Button>
      </div>
      <table className="plain-table">
        <thead>
          <tr><th scope="col" className="end">{say("row")}</th><th scope="col">{say("column")}</th><th scope="col">{say("why")}</th><th scope="col">{say("mend")}</th></tr>
        </thead>
        <tbody>
          {load.findings.map((one) => (
            <tr key={`${one.row}|${one.column}|${one.reason}`}>
              <td className="end">{one.row || "–"}</td>
              <td>{one.column || "–"}</td>
              <td>{one.reason}</td>
              <td>{one.mend}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What came of a file: how many rows, what changed, and every bad row with how to mend it. */
export function LoadReport({ load }: { load: Load }) {
  const say = useWords(catalogWords);
  const language = useLanguage();
  const count = (n: number) => formatCount(language, n);
  return (
    <div className="stack">
      {load.state === "refused" && <Banner severity="critical" title={say("refused")}>{say("refused_text")}</Banner>}
      <Stats>
        <Stat label={say("rows")} value={count(load.rows)} />
        <Stat label={say("taken")} value={count(load.taken)} />
        <Stat label={say("unchanged")} value={count(load.unchanged)} />
        <Stat label={say("wrong")} value={count(load.findings_count)} tone={load.findings_count ? "bad" : "neutral"} />
      </Stats>
      {load.findings_count > 0 ? <Findings load={load} /> : load.state === "done" && <p className="muted">{say("all_fine")}</p>}
    </div>
  );
}
