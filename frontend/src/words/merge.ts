import { en } from "./merge.en";
import { pl } from "./merge.pl";
import { sv } from "./merge.sv";

export const mergeWords = { en, sv, pl };
