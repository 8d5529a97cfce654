import { en } from "./imports.en";
import { pl } from "./imports.pl";
import { sv } from "./imports.sv";

export const importsWords = { en, sv, pl };
