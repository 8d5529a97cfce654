import type { en } from "./links.en";
import type { Like } from "./words";

export const pl = {
  make_link: "Utwórz link do skopiowania",
  link_made: "Ten link jest pokazywany raz. Kto go otworzy, odpowie na jedno pytanie, zanim cokolwiek zobaczy.",
  pay_link: "Link do płatności",
} satisfies Like<"pl", typeof en>;
