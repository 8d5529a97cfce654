import { en } from "./notes.en";
import { pl } from "./notes.pl";
import { sv } from "./notes.sv";

export const notesWords = { en, sv, pl };
