import { en } from "./payments.en";
import { pl } from "./payments.pl";
import { sv } from "./payments.sv";

export const paymentsWords = { en, sv, pl };
