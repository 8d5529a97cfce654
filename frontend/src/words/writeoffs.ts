import { en } from "./writeoffs.en";
import { pl } from "./writeoffs.pl";
import { sv } from "./writeoffs.sv";

export const writeoffsWords = { en, sv, pl };
