import { useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { Paper, Problem, SelectField, Skeleton, useFilters } from "../../kit";
import { LANGUAGES, type Language } from "../../words/language";
import { settingsWords } from "../../words/settings";
import { useTold, useWords } from "../../words/words";
import { SettingsFrame } from "./SettingsFrame";

function Sample({ template, language }: { template: string; language: Language }) {
  const say = useWords(settingsWords);
  const told = useTold(settingsWords);
  const { data, error, refetch } = useQuery({
    queryKey: ["template", template, language],
    queryFn: ({ signal }) => got(api.GET("/api/v1/collections/templates/{template}", { params: { path: { template }, query: { language } }, signal })),
  });
  return (
    <section className="stack" aria-label={LANGUAGES[language]}>
      <h2>{LANGUAGES[language]}</h2>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Paper lang={language} subject={data.subject} label={`${told("template", template)}, ${say("text")}`}>{data.text}</Paper>}
    </section>
  );
}

/** What clients read, each message in the three languages beside one another. */
export default function TemplatesPage() {
  const say = useWords(settingsWords);
  const told = useTold(settingsWords);
  const filters = useFilters(["message"]);
  const { data: names, error, refetch } = useQuery({
    queryKey: ["templates"],
    queryFn: ({ signal }) => got(api.GET("/api/v1/collections/templates", { signal })),
  });
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
            {(Object.keys(LANGUAGES) as Language[]).map((language) => <Sample key={language} template={chosen} language={language} />)}
          </div>
        </>
      )}
    </SettingsFrame>
  );
}
