import { en } from "./skips.en";
import { pl } from "./skips.pl";
import { sv } from "./skips.sv";

export const skipsWords = { en, sv, pl };
