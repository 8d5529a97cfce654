/** What can be asked of an issued invoice, and what each dialog is given. */
import type { Invoice } from "./lines";
import type { AccountFile } from "./useAccount";

export type InvoiceAct = "send" | "credit" | "rebill" | "transfer" | "adjust" | "write_off" | "release";

export interface ActProps {
  invoice: Invoice;
  file: AccountFile;
  partyName: (party: string) => string;
  onClose: () => void;
  onAct: (act: InvoiceAct | null) => void;
}
