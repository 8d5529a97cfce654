import { DateText, Facts, Problem, Skeleton } from "../../kit";
import { useActor } from "../../shell/useActor";
import type { Language } from "../../words/language";
import { settingsWords } from "../../words/settings";
import { useWords } from "../../words/words";
import { labelOfPhrase, useVersions, type Phrases, type Template } from "./useTemplates";

/** What a version changed, phrase by phrase: as it was → as it became. */
function Changed({ data, before, after }: { data: Template; before: Phrases; after: Phrases }) {
  const say = useWords(settingsWords);
  const items = data.phrases
    .map(({ name, delivered }) => ({ name, old: before[name] ?? delivered, next: after[name] ?? delivered }))
    .filter(({ old, next }) => old !== next)
    .map(({ name, old, next }) => [say(labelOfPhrase(name)), say("was", { old, next })] as [string, string]);
  return <Facts items={items} />;
}

/** Every version that the office wrote, the newest first, each against the one before it. */
export function Versions({ data, language }: { data: Template; language: Language }) {
  const say = useWords(settingsWords);
  const who = useActor();
  const { data: found, error, refetch } = useVersions(data.template, language);
  return (
    <section className="card stack" aria-label={say("versions")}>
      <h2>{say("versions")}</h2>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!found && !error && <Skeleton lines={3} />}
      {found?.items.length === 0 && <p className="muted">{say("versions_none")}</p>}
      {found?.items.map((one, at) => (
        <div key={one.version} className="stack">
          <h3>{say("version", { n: one.version })} <span className="muted small"><DateText value={one.written_at} /> · {who(one.written_by)}</span></h3>
          {Object.keys(one.phrases).length === 0 && <p className="muted">{say("version_delivered")}</p>}
          <Changed data={data} before={found.items[at + 1]?.phrases ?? {}} after={one.phrases} />
        </div>
      ))}
    </section>
  );
}
