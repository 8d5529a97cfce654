import { Facts } from "../../kit";
import { formatMinor } from "../../words/amount";
import { LOCALES } from "../../words/format";
import { useLanguage } from "../../words/language";
import { settingsWords } from "../../words/settings";
import { useTold, useWords } from "../../words/words";
import { LEVEL_FIELDS, valuesOf, type PolicyValues } from "./policyForm";
import type { Policy } from "./usePolicies";

const LABELS = { name: "level_name", days_past_due: "days_past_due", template: "letter", fee_key: "fee", interest_key: "interest", source: "source" } as const;
const FIELDS = { name: "policy_name", patience_days: "patience", retry_days: "retry", final_days: "final", source: "sources" } as const;

/** What saving would change, figure by figure: as it is → as it will be. */
export function Changes({ policy, values }: { policy: Policy; values: PolicyValues }) {
  const say = useWords(settingsWords);
  const told = useTold(settingsWords);
  const locale = LOCALES[useLanguage()];
  const before = valuesOf(policy);
  const items: [string, string][] = [];
  const compare = (label: string, old: string | undefined, next: string | undefined) => {
    if ((old ?? "") !== (next ?? "")) items.push([label, say("was", { old: old || "–", next: next || "–" })]);
  };
  const money = (minor: number | null) => formatMinor(minor ?? 0, policy.currency, locale);
  for (const [name, label] of Object.entries(FIELDS) as [keyof typeof FIELDS, (typeof FIELDS)[keyof typeof FIELDS]][]) compare(say(label), before[name], values[name]);
  compare(say("smallest"), money(before.minimum_minor), money(values.minimum_minor));
  for (let at = 0; at < Math.max(before.levels, values.levels); at += 1) {
    for (const field of LEVEL_FIELDS) {
      if (field === "channel") continue;
      const read = (from: PolicyValues) => (at < from.levels ? from[`levels.${at}.${field}`] : "");
      const shown = (text: string | undefined) => (field === "template" && text ? told("template", text) : text);
      compare(`${say("level")} ${at + 1}: ${say(LABELS[field])}`, shown(read(before)), shown(read(values)));
    }
  }
  return items.length ? <Facts items={items} /> : <p className="muted">{say("unchanged")}</p>;
}
