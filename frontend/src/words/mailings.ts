import { en } from "./mailings.en";
import { pl } from "./mailings.pl";
import { sv } from "./mailings.sv";

export const mailingsWords = { en, sv, pl };
