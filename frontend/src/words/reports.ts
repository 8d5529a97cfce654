import { en } from "./reports.en";
import { pl } from "./reports.pl";
import { sv } from "./reports.sv";

export const reportsWords = { en, sv, pl };
