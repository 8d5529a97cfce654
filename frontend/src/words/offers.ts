import { en } from "./offers.en";
import { pl } from "./offers.pl";
import { sv } from "./offers.sv";

export const offersWords = { en, sv, pl };
