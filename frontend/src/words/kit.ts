import { en } from "./kit.en";
import { pl } from "./kit.pl";
import { sv } from "./kit.sv";

export const kitWords = { en, sv, pl };
