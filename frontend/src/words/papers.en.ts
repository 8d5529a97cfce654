/** The papers of many as one file. */
export const en = {
  invoices: "Papers as one file",
  receipts: "Receipts as one file",
  statements: "Statements",
  statements_text: "A statement for each guarantor: from one day to another, behind one another in one PDF to print, or by e-mail. You may leave the page meanwhile.",
  accounts: "Accounts",
  from: "From",
  to: "To",
  date_missing: "Write the date.",
  make: "Make the file",
  mail: "Send by e-mail",
  mail_text: "The e-mail leads to the secure page, with the statement of the last twelve months.",
  most: { one: "At most {n} row can be chosen by hand. Narrow the list and select all of it.", other: "At most {n} rows can be chosen by hand. Narrow the list and select all of it." },
  come: "The file is here.",
  failed: "The file could not be made. Try again.",
} as const;
