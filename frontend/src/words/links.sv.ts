import type { en } from "./links.en";
import type { Like } from "./words";

export const sv = {
  make_link: "Skapa en länk att kopiera",
  link_made: "Länken visas en gång. Den som öppnar den får en fråga innan något visas.",
  pay_link: "Betallänk",
} satisfies Like<"sv", typeof en>;
