import { en } from "./stands.en";
import { pl } from "./stands.pl";
import { sv } from "./stands.sv";

export const standsWords = { en, sv, pl };
