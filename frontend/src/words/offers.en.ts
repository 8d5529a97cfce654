export const en = {
  offers: "Unapplied money beside open invoices",
  apply_one: "Apply {amount} to {number}",
  apply_many: "Apply {amount} to {n} invoices",
  applied: "{amount} applied. It can be taken off again.",
  open_it: "Open it",
} as const;
