import { en } from "./invoices.en";
import { pl } from "./invoices.pl";
import { sv } from "./invoices.sv";

export const invoicesWords = { en, sv, pl };
