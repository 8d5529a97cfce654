import { en } from "./runs.en";
import { pl } from "./runs.pl";
import { sv } from "./runs.sv";

export const runsWords = { en, sv, pl };
