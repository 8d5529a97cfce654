import { en } from "./settings.en";
import { pl } from "./settings.pl";
import { sv } from "./settings.sv";

export const settingsWords = { en, sv, pl };
