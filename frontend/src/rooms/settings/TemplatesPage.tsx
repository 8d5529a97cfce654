import { useMay } from "../../api/session";
import { ButtonLink, Paper, Problem, SelectField, Skeleton, useFilters } from "../../kit";
import { useActor } from "../../shell/useActor";
import { formatMoment } from "../../words/format";
import { LANGUAGES, useLanguage, type Language } from "../../words/language";
import { settingsWords } from "../../words/settings";
import { useTold, useWords } from "../../words/words";
import { SettingsFrame } from "./SettingsFrame";
import { useTemplate, useTemplateNames, type Template } from "./useTemplates";

/** Whose words they are: the office's by version, person and day, or those that were delivered. */
function Written({ data }: { data: Template }) {
  const say = useWords(settingsWords);
  const who = useActor();
  const language = useLanguage();
  const text = data.version === 0 ? say("as_delivered") : say("written", { n: data.version, who: who(data.written_by), day: formatMoment(language, data.written_at ?? "") });
  return <p className="muted small">{text}</p>;
}

function Sample({ template, language }: { template: string; language: Language }) {
  const say = useWords(settingsWords);
  const told = useTold(settingsWords);
  const may = useMay();
  const { data, error, refetch } = useTemplate(template, language);
  return (
    <section className="stack" aria-label={LANGUAGES[language]}>
      <div className="spread">
        <h2>{LANGUAGES[language]}</h2>
        {may("policy:write") && <ButtonLink href={`/settings/templates/${template}/${language}`}>{say("edit")}<span className="hidden-text"> {say("edit_in", { language: LANGUAGES[language] })}</span></ButtonLink>}
      </div>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Written data={data} />}
      {data && <Paper lang={language} subject={data.subject} label={`${told("template", template)}, ${say("text")}`}>{data.text}</Paper>}
    </section>
  );
}

/** What clients read, each message in the three languages beside one another. */
export default function TemplatesPage() {
  const say = useWords(settingsWords);
  const told = useTold(settingsWords);
  const filters = useFilters(["message"]);
  const { data: names, error, refetch } = useTemplateNames();
  const chosen = filters.values.message ?? names?.[0];
  return (
    <SettingsFrame title={say("templates")}>
      <p className="muted">{say("template_lead")}</p>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!names && !error && <Skeleton lines={8} />}
      {names && chosen && (
        <>
          <div className="slim">
            <SelectField required name="message" label={say("letter")} value={chosen} options={names.map((value) => ({ value, label: told("template", value) }))} onChange={(value) => filters.set("message", value)} />
          </div>
          <div className="columns">
            {(Object.keys(LANGUAGES) as Language[]).map((language) => <Sample key={`${chosen} ${language}`} template={chosen} language={language} />)}
          </div>
        </>
      )}
    </SettingsFrame>
  );
}
