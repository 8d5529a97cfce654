import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { problemOf } from "../../api/problem";
import { api, got } from "../../api/client";
import { Banner, Button, Form, MailPreview, Page, Paper, Problem, Skeleton, TextareaField, TextField, toast, useForm } from "../../kit";
import { LANGUAGES, type Language } from "../../words/language";
import { settingsWords } from "../../words/settings";
import { useTold, useWords } from "../../words/words";
import { labelOfPhrase, useSample, useTemplate, type Phrases, type Template } from "./useTemplates";
import { Versions } from "./Versions";

type Chosen = { template: string; language: Language };

const back = (template: string) => `/settings/templates?message=${template}`;
const worded = (data: Template, from: "text" | "delivered"): Phrases => Object.fromEntries(data.phrases.map((one) => [one.name, one[from]]));

function useWordingForm(data: Template, { template, language }: Chosen) {
  const say = useWords(settingsWords);
  const queries = useQueryClient();
  const [, go] = useLocation();
  return useForm<Phrases>({
    initial: worded(data, "text"),
    submit: async (phrases) => {
      await got(api.PUT("/api/v1/templates/{template}", { params: { path: { template } }, body: { language, phrases, version: data.version } }));
      await queries.invalidateQueries({ queryKey: ["template", template, language] });
      toast({ text: say("saved_words") });
      go(back(template));
    },
  });
}

/** What is refused, phrase by phrase, while one types; else how it reads. */
function Preview({ chosen, phrases }: { chosen: Chosen; phrases: Phrases }) {
  const say = useWords(settingsWords);
  const { data, error } = useSample(chosen.template, chosen.language, phrases);
  const faults = error ? problemOf(error) : null;
  return (
    <section className="stack" aria-label={say("preview")}>
      <h2>{say("preview")}</h2>
      {faults && (
        <Banner severity="caution" title={say("preview_wait")}>
          {faults.fields ? Object.entries(faults.fields).map(([name, text]) => <p key={name}>{say(labelOfPhrase(name))}: {text}</p>) : faults.detail}
        </Banner>
      )}
      {!data && !error && <Skeleton lines={8} />}
      {data && !faults && <Paper lang={chosen.language} subject={data.subject} label={say("text")}>{data.text}</Paper>}
      {data && !faults && <MailPreview lang={chosen.language} html={data.html} label={say("preview_html")} />}
    </section>
  );
}

function MailSample({ chosen, phrases }: { chosen: Chosen; phrases: Phrases }) {
  const say = useWords(settingsWords);
  const [state, setState] = useState<{ busy?: boolean; error?: unknown }>({});
  const send = async () => {
    setState({ busy: true });
    try {
      await got(api.POST("/api/v1/templates/{template}/mail", { params: { path: { template: chosen.template } }, body: { language: chosen.language, phrases } }));
      setState({});
      toast({ text: say("mailed_sample") });
    } catch (error) {
      setState({ error });
    }
  };
  return (
    <>
      <Button icon="mail" busy={state.busy} onClick={() => void send()}>{say("mail_sample")}</Button>
      {state.error !== undefined && <Problem error={state.error} />}
    </>
  );
}

function Fields({ data, language }: { data: Template; language: Language }) {
  const say = useWords(settingsWords);
  return (
    <section className="card stack" lang={language} aria-label={LANGUAGES[language]}>
      {data.phrases.map(({ name, most }) =>
        name === "body"
          ? <TextareaField key={name} name={name} label={say("p_body")} hint={say("p_body_hint")} rows={8} maxLength={most} />
          : <TextField key={name} name={name} label={say(labelOfPhrase(name))} hint={say("p_empty")} maxLength={most} />)}
    </section>
  );
}

function Editor({ data, chosen }: { data: Template; chosen: Chosen }) {
  const say = useWords(settingsWords);
  const [, go] = useLocation();
  const form = useWordingForm(data, chosen);
  const take = () => {
    for (const [name, text] of Object.entries(worded(data, "delivered"))) form.set(name, text);
  };
  return (
    <div className="columns">
      <div className="stack">
        <Form
          form={form} action={say("save_words")} onCancel={() => go(back(chosen.template))} label={say("templates")}
          extra={<><MailSample chosen={chosen} phrases={form.values} /><Button onClick={take}>{say("take_delivered")}</Button></>}
        >
          <p className="muted">{say("words_lead", { office: "{{ office }}", phone: "{{ phone }}" })}</p>
          <Fields data={data} language={chosen.language} />
        </Form>
        <Versions data={data} language={chosen.language} />
      </div>
      <Preview chosen={chosen} phrases={form.values} />
    </div>
  );
}

/** One message in one language, worded beside how it reads. */
export default function TemplatePage({ template = "", language = "en" }: { template?: string; language?: string }) {
  const say = useWords(settingsWords);
  const told = useTold(settingsWords);
  const chosen = { template, language: (language in LANGUAGES ? language : "en") as Language };
  const { data, error, refetch } = useTemplate(chosen.template, chosen.language);
  const title = data ? `${told("template", template)} · ${LANGUAGES[chosen.language]}` : say("templates");
  return (
    <Page title={title} parent={{ title: say("templates"), href: back(template) }} badge={data && data.version > 0 && <span className="muted">{say("version", { n: data.version })}</span>}>
      {!data && (error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />)}
      {data && <Editor key={data.version} data={data} chosen={chosen} />}
    </Page>
  );
}
