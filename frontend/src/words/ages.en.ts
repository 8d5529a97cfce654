/** The ages of debts: the words of the server's buckets, said here and nowhere else. */
export const en = {
  age_current: "Not due",
  age_1_30: "1–30 days",
  age_31_60: "31–60 days",
  age_61_90: "61–90 days",
  age_91_120: "91–120 days",
  age_over_120: "Over 120 days",
} as const;
