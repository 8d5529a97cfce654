/** A policy as a form: one flat field a figure, named as the server names its faults (`levels.0.days_past_due`). */
import type { Policy, PolicyIn } from "./usePolicies";

export interface PolicyValues {
  name: string;
  minimum_minor: number | null;
  patience_days: string;
  retry_days: string;
  final_days: string;
  source: string;
  /** How many levels there are. */
  levels: number;
  [field: `levels.${number}.${LevelField}`]: string;
}

export const LEVEL_FIELDS = ["name", "days_past_due", "channel", "template", "fee_key", "interest_key", "source"] as const;
type LevelField = (typeof LEVEL_FIELDS)[number];

export function valuesOf(policy: Policy): PolicyValues {
  const values: PolicyValues = {
    name: policy.name, minimum_minor: policy.minimum.minor, patience_days: String(policy.patience_days),
    retry_days: String(policy.retry_days), final_days: String(policy.final_days), source: policy.source, levels: policy.levels.length,
  };
  for (const [at, level] of policy.levels.entries()) {
    for (const field of LEVEL_FIELDS) values[`levels.${at}.${field}`] = String(level[field] ?? "");
  }
  return values;
}

export function bodyOf(values: PolicyValues, version: number): PolicyIn {
  const text = (at: number, field: LevelField) => (values[`levels.${at}.${field}`] ?? "").trim();
  return {
    name: values.name.trim(), minimum_minor: values.minimum_minor ?? 0, patience_days: Number(values.patience_days),
    retry_days: Number(values.retry_days), final_days: Number(values.final_days), source: values.source.trim(), version,
    levels: Array.from({ length: values.levels }, (_, at) => ({
      number: at + 1, name: text(at, "name"), days_past_due: Number(text(at, "days_past_due")), channel: text(at, "channel"),
      template: text(at, "template"), fee_key: text(at, "fee_key"), interest_key: text(at, "interest_key"), source: text(at, "source"),
    })),
  };
}

/** The fields that change when a level is added at the end. */
export function added(values: PolicyValues): Partial<PolicyValues> {
  const at = values.levels;
  const last = at - 1;
  const days = Number(values[`levels.${last}.days_past_due`] ?? 0);
  const level: Record<`levels.${number}.${LevelField}`, string> = {
    [`levels.${at}.name`]: "", [`levels.${at}.days_past_due`]: String((Number.isNaN(days) ? 0 : days) + 30),
    [`levels.${at}.channel`]: values[`levels.${last}.channel`] ?? "email", [`levels.${at}.template`]: values[`levels.${last}.template`] ?? "",
    [`levels.${at}.fee_key`]: "", [`levels.${at}.interest_key`]: "", [`levels.${at}.source`]: "",
  };
  return { ...level, levels: at + 1 };
}

/** The fields that change when a level goes: those after it move up. */
export function removed(values: PolicyValues, gone: number): Partial<PolicyValues> {
  const change: Partial<PolicyValues> = { levels: values.levels - 1 };
  for (let at = gone; at < values.levels - 1; at += 1) {
    for (const field of LEVEL_FIELDS) change[`levels.${at}.${field}`] = values[`levels.${at + 1}.${field}`] ?? "";
  }
  return change;
}

interface Faults {
  days: string;
  rising: (n: number) => string;
  name: string;
  source: string;
  amount: string;
}

function wholeDays(text: string | undefined, least: number): boolean {
  return /^\d{1,4}$/.test((text ?? "").trim()) && Number(text) >= least;
}

/** What the page itself knows to be wrong; the server checks again, and more. */
export function faultsOf(values: PolicyValues, say: Faults): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!values.name.trim()) faults.name = say.name;
  if (!values.source.trim()) faults.source = say.source;
  if (!((values.minimum_minor ?? 0) > 0)) faults.minimum_minor = say.amount;
  if (!wholeDays(values.patience_days, 0)) faults.patience_days = say.days;
  if (!wholeDays(values.retry_days, 1)) faults.retry_days = say.days;
  if (!wholeDays(values.final_days, 1)) faults.final_days = say.days;
  let before = 0;
  for (let at = 0; at < values.levels; at += 1) {
    const days = values[`levels.${at}.days_past_due`];
    if (!(values[`levels.${at}.name`] ?? "").trim()) faults[`levels.${at}.name`] = say.name;
    if (!wholeDays(days, 1)) faults[`levels.${at}.days_past_due`] = say.days;
    else if (Number(days) <= before) faults[`levels.${at}.days_past_due`] = say.rising(before);
    before = Math.max(before, Number(days) || 0);
  }
  return faults;
}
