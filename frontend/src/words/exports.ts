import { en } from "./exports.en";
import { pl } from "./exports.pl";
import { sv } from "./exports.sv";

export const exportsWords = { en, sv, pl };
