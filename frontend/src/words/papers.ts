import { en } from "./papers.en";
import { pl } from "./papers.pl";
import { sv } from "./papers.sv";

export const papersWords = { en, sv, pl };
