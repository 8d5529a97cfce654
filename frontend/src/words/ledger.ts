import { en } from "./ledger.en";
import { pl } from "./ledger.pl";
import { sv } from "./ledger.sv";

export const ledgerWords = { en, sv, pl };
