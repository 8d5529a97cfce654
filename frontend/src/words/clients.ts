import { en } from "./clients.en";
import { pl } from "./clients.pl";
import { sv } from "./clients.sv";

export const clientsWords = { en, sv, pl };
