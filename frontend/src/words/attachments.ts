import { en } from "./attachments.en";
import { pl } from "./attachments.pl";
import { sv } from "./attachments.sv";

export const attachmentsWords = { en, sv, pl };
