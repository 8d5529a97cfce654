import { en } from "./providers.en";
import { pl } from "./providers.pl";
import { sv } from "./providers.sv";

export const providersWords = { en, sv, pl };
