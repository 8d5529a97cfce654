import { en } from "./office.en";
import { pl } from "./office.pl";
import { sv } from "./office.sv";

export const officeWords = { en, sv, pl };
