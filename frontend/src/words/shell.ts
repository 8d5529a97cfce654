import { en } from "./shell.en";
import { pl } from "./shell.pl";
import { sv } from "./shell.sv";

export const shellWords = { en, sv, pl };
