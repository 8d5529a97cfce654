import { en } from "./overdue.en";
import { pl } from "./overdue.pl";
import { sv } from "./overdue.sv";

export const overdueWords = { en, sv, pl };
