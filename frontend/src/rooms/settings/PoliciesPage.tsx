import { useMay } from "../../api/session";
import { ButtonLink, Facts, Money, Problem, Skeleton, Wide } from "../../kit";
import { settingsWords } from "../../words/settings";
import { useTold, useWords } from "../../words/words";
import { SettingsFrame } from "./SettingsFrame";
import { usePolicies, type Policy } from "./usePolicies";

function Levels({ policy }: { policy: Policy }) {
  const say = useWords(settingsWords);
  const told = useTold(settingsWords);
  const charges = policy.rules.length > 0;
  const basis = (key: string) => policy.rules.find((rule) => rule.key === key)?.basis;
  return (
    <Wide label={`${say("level")}: ${policy.name}`}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say("level")}</th>
            <th scope="col" className="end">{say("days_past_due")}</th>
            <th scope="col">{say("letter")}</th>
            {charges && <th scope="col">{say("fee")} · {say("interest")}</th>}
            <th scope="col">{say("source")}</th>
          </tr>
        </thead>
        <tbody>
          {policy.levels.map((level) => (
            <tr key={level.number}>
              <th scope="row"><strong>{level.number}</strong> {level.name}</th>
              <td className="end">{level.days_past_due}</td>
              <td>{told("template", level.template)}</td>
              {charges && <td className="small">{[level.fee_key, level.interest_key].filter(Boolean).map((key) => basis(key ?? "")).join("; ") || "–"}</td>}
              <td className="muted small">{level.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function Card({ policy }: { policy: Policy }) {
  const say = useWords(settingsWords);
  const may = useMay();
  return (
    <section className="card stack" aria-label={policy.name}>
      <div className="spread">
        <h2>
          {policy.name} <span className="muted">{policy.currency}</span>{" "}
          <span className="muted small">{say("version", { n: policy.version })}{policy.version === 1 && ` · ${say("delivered")}`}</span>
        </h2>
        {may("policy:write") && <ButtonLink href={`/settings/policies/${policy.key}`}>{say("edit")}<span className="hidden-text"> {policy.name}</span></ButtonLink>}
      </div>
      <Levels policy={policy} />
      <Facts
        items={[
          [say("smallest"), <Money key="m" amount={policy.minimum} />],
          [say("patience"), say("days", { n: policy.patience_days })],
          [say("retry"), say("days", { n: policy.retry_days })],
          [say("final"), say("days", { n: policy.final_days })],
        ]}
      />
      <p className="muted small">{policy.source}</p>
    </section>
  );
}

/** The dunning policies in force, one a currency, with where their figures come from. */
export default function PoliciesPage() {
  const say = useWords(settingsWords);
  const { data, error, refetch } = usePolicies();
  return (
    <SettingsFrame title={say("policies")}>
      <p className="muted">{say("policy_lead")}</p>
      {!data && (error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />)}
      {data?.map((policy) => <Card key={policy.key} policy={policy} />)}
    </SettingsFrame>
  );
}
