import type { en } from "./ages.en";
import type { Like } from "./words";

export const sv = {
  age_current: "Ej förfallet",
  age_1_30: "1–30 dagar",
  age_31_60: "31–60 dagar",
  age_61_90: "61–90 dagar",
  age_91_120: "91–120 dagar",
  age_over_120: "Över 120 dagar",
} satisfies Like<"sv", typeof en>;
