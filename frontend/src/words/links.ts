import { en } from "./links.en";
import { pl } from "./links.pl";
import { sv } from "./links.sv";

export const linksWords = { en, sv, pl };
