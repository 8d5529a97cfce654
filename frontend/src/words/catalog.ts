import { en } from "./catalog.en";
import { pl } from "./catalog.pl";
import { sv } from "./catalog.sv";

export const catalogWords = { en, sv, pl };
