import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, got } from "../../api/client";
import { useMay } from "../../api/session";
import { Button, Dialog, Facts, Form, Money, MoneyField, Problem, Skeleton, TextareaField, TextField, toast, useForm } from "../../kit";
import { useWriteOffPolicies, type WriteOffPolicy } from "../../shell/writeOffs";
import { useWords } from "../../words/words";
import { writeoffsWords } from "../../words/writeoffs";
import { SettingsFrame } from "./SettingsFrame";

const DAYS_MAX = 3660;

function Editor({ policy, onClose }: { policy: WriteOffPolicy; onClose: () => void }) {
  const say = useWords(writeoffsWords);
  const queries = useQueryClient();
  const form = useForm({
    initial: { limit_minor: policy.limit.minor as number | null, days: String(policy.days), source: policy.source },
    check: ({ limit_minor, days, source }) => ({
      ...(limit_minor !== null && limit_minor >= 0 ? {} : { limit_minor: say("fill_limit") }),
      ...(/^\d{1,4}$/.test(days.trim()) && Number(days) <= DAYS_MAX ? {} : { days: say("fill_days") }),
      ...(source.trim() ? {} : { source: say("fill_source") }),
    }),
    submit: async ({ limit_minor, days, source }) => {
      const body = { limit_minor: limit_minor ?? 0, days: Number(days), source: source.trim(), version: policy.version };
      const saved = await got(api.PUT("/api/v1/write-off-policies/{currency}", { params: { path: { currency: policy.currency } }, body }));
      await queries.invalidateQueries({ queryKey: ["write-off-policies"] });
      toast({ text: say("saved", { n: saved.version }) });
      onClose();
    },
  });
  return (
    <Form form={form} action={say("save")} onCancel={onClose} label={say("edit_title", { currency: policy.currency })}>
      <MoneyField name="limit_minor" label={say("limit")} hint={say("limit_hint")} required currency={policy.currency} />
      <TextField name="days" label={say("days_label")} required inputMode="numeric" maxLength={4} />
      <TextareaField name="source" label={say("source")} required rows={3} maxLength={1000} />
    </Form>
  );
}

function Card({ policy, onEdit }: { policy: WriteOffPolicy; onEdit: () => void }) {
  const say = useWords(writeoffsWords);
  const may = useMay();
  return (
    <section className="card stack" aria-label={policy.currency}>
      <div className="spread">
        <h2>{policy.currency} <span className="muted small">{say("version", { n: policy.version })}{policy.version === 1 && ` · ${say("delivered")}`}</span></h2>
        {may("policy:write") && <Button onClick={onEdit}>{say("edit")}<span className="hidden-text"> {policy.currency}</span></Button>}
      </div>
      <Facts items={[[say("limit"), <Money key="l" amount={policy.limit} />], [say("approves"), say("approves_who")], [say("days"), say("days_late", { n: policy.days })]]} />
      <p className="muted small">{policy.source}</p>
    </section>
  );
}

/** What the office gives up, a card a currency: what one person writes off alone, and who approves the rest. */
export default function WriteOffPoliciesPage() {
  const say = useWords(writeoffsWords);
  const { data, error, refetch } = useWriteOffPolicies();
  const [editing, setEditing] = useState<string | null>(null);
  const policy = data?.find((one) => one.currency === editing);
  return (
    <SettingsFrame title={say("settings")}>
      <p className="muted">{say("settings_lead")}</p>
      {!data && (error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />)}
      {data?.map((one) => <Card key={one.currency} policy={one} onEdit={() => setEditing(one.currency)} />)}
      <Dialog open={policy !== undefined} title={say("edit_title", { currency: editing ?? "" })} onClose={() => setEditing(null)}>
        {policy && <Editor key={policy.version} policy={policy} onClose={() => setEditing(null)} />}
      </Dialog>
    </SettingsFrame>
  );
}
