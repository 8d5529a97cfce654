import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { api, got } from "../../api/client";
import { Button, ConfirmDialog, Form, MoneyField, Page, Problem, Skeleton, TextareaField, TextField, toast, useForm } from "../../kit";
import { settingsWords } from "../../words/settings";
import { useWords } from "../../words/words";
import { Changes } from "./Changes";
import { LevelFields } from "./LevelFields";
import { added, bodyOf, faultsOf, removed, valuesOf, type PolicyValues } from "./policyForm";
import { usePolicies, type Policy } from "./usePolicies";

const BACK = "/settings/policies";

/** A policy is saved in two steps: what changes is shown first, then it is sent. */
function usePolicyForm(policy: Policy) {
  const say = useWords(settingsWords);
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [reviewing, setReviewing] = useState(false);
  const sure = useRef(false);
  const form = useForm<PolicyValues>({
    initial: valuesOf(policy),
    check: (values) => faultsOf(values, {
      days: say("fill_days"), rising: (n) => say("fill_rising", { n }), name: say("fill_name"), source: say("fill_source"), amount: say("fill_amount"),
    }) as Partial<Record<keyof PolicyValues & string, string>>,
    submit: async (values) => {
      if (!sure.current) return setReviewing(true);
      const saved = await got(api.PUT("/api/v1/collections/policies/{key}", { params: { path: { key: policy.key } }, body: bodyOf(values, policy.version) }));
      await queries.invalidateQueries({ queryKey: ["policies"] });
      toast({ text: say("saved_policy", { n: saved.version, name: saved.name }) });
      return go(BACK);
    },
  });
  const save = async () => {
    sure.current = true;
    setReviewing(false);
    await form.submit();
    sure.current = false;
  };
  const change = (values: Partial<PolicyValues>) => {
    for (const [name, value] of Object.entries(values)) form.set(name as "name", value as string);
  };
  return { form, save, change, reviewing, stop: () => setReviewing(false) };
}

function Levels({ policy, values, change }: { policy: Policy; values: PolicyValues; change: (values: Partial<PolicyValues>) => void }) {
  const say = useWords(settingsWords);
  const levels = Array.from({ length: values.levels }, (_, at) => at);
  return (
    <>
      {levels.map((at) => (
        <LevelFields key={at} at={at} policy={policy} onRemove={levels.length > 1 ? () => change(removed(values, at)) : undefined} />
      ))}
      {levels.length < 10 && <div><Button icon="plus" onClick={() => change(added(values))}>{say("add_level")}</Button></div>}
    </>
  );
}

function Editor({ policy }: { policy: Policy }) {
  const say = useWords(settingsWords);
  const [, go] = useLocation();
  const { form, save, change, reviewing, stop } = usePolicyForm(policy);
  const days = (name: "patience_days" | "retry_days" | "final_days", label: string) => (
    <TextField required name={name} label={`${label}, ${say("in_days")}`} inputMode="numeric" maxLength={3} />
  );
  return (
    <>
      <Form form={form} action={say("save_policy")} onCancel={() => go(BACK)} label={policy.name}>
        <section className="card stack">
          <div className="columns">
            <TextField required name="name" label={say("policy_name")} maxLength={80} />
            <MoneyField required name="minimum_minor" label={say("smallest")} currency={policy.currency} />
          </div>
          <div className="columns">
            {days("patience_days", say("patience"))}
            {days("retry_days", say("retry"))}
            {days("final_days", say("final"))}
          </div>
          <TextareaField required name="source" label={say("sources")} rows={3} maxLength={1000} />
        </section>
        <Levels policy={policy} values={form.values} change={change} />
      </Form>
      <ConfirmDialog open={reviewing} title={say("confirm_title")} action={say("save")} onClose={stop} onConfirm={save}>
        <p>{say("confirm_text")}</p>
        <Changes policy={policy} values={form.values} />
      </ConfirmDialog>
    </>
  );
}

/** One dunning policy, edited: its levels in order, what they send and charge, and why. */
export default function PolicyPage({ policy: key }: { policy?: string }) {
  const say = useWords(settingsWords);
  const { data, error, refetch } = usePolicies();
  const policy = data?.find((one) => one.key === key);
  return (
    <Page title={policy?.name ?? say("policies")} parent={{ title: say("policies"), href: BACK }} badge={policy && <span className="muted">{say("version", { n: policy.version })}</span>}>
      {!data && (error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />)}
      {policy && <Editor key={policy.version} policy={policy} />}
    </Page>
  );
}
