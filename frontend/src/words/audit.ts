import { en } from "./audit.en";
import { pl } from "./audit.pl";
import { sv } from "./audit.sv";

export const auditWords = { en, sv, pl };
