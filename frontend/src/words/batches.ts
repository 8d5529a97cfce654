import { en } from "./batches.en";
import { pl } from "./batches.pl";
import { sv } from "./batches.sv";

export const batchesWords = { en, sv, pl };
