import type { en } from "./ages.en";
import type { Like } from "./words";

export const pl = {
  age_current: "Przed terminem",
  age_1_30: "1–30 dni",
  age_31_60: "31–60 dni",
  age_61_90: "61–90 dni",
  age_91_120: "91–120 dni",
  age_over_120: "Ponad 120 dni",
} satisfies Like<"pl", typeof en>;
