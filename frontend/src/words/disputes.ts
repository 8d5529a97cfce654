import { en } from "./disputes.en";
import { pl } from "./disputes.pl";
import { sv } from "./disputes.sv";

export const disputesWords = { en, sv, pl };
