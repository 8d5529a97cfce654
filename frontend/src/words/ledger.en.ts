/** The ledger of an account: what is owed and why. */
export const en = {
  on: "Date",
  what: "What",
  empty: "Nothing was ever owed here",
  others: "Other parties pay",
  owing: "What is owed by",
  owing_client: "the client",
  owing_payers: "payers",
  owing_all: "everybody",
} as const;
