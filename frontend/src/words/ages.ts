import { en } from "./ages.en";
import { pl } from "./ages.pl";
import { sv } from "./ages.sv";

export const agesWords = { en, sv, pl };
