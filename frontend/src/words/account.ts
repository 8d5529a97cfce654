import { en } from "./account.en";
import { pl } from "./account.pl";
import { sv } from "./account.sv";

export const accountWords = { en, sv, pl };
