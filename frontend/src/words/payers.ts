import { en } from "./payers.en";
import { pl } from "./payers.pl";
import { sv } from "./payers.sv";

export const payersWords = { en, sv, pl };
