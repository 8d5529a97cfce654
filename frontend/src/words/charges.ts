import { en } from "./charges.en";
import { pl } from "./charges.pl";
import { sv } from "./charges.sv";

export const chargesWords = { en, sv, pl };
