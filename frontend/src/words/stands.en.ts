/** Where an invoice stands: the words of the server's `Stands`, said here and nowhere else. */
export const en = {
  stands_draft: "Draft",
  stands_held: "Held",
  stands_discarded: "Discarded",
  stands_open: "Open",
  stands_part_paid: "Part paid",
  stands_overdue: "Overdue",
  stands_paid: "Paid",
  stands_credited: "Credited",
  stands_written_off: "Written off",
  stands_disputed: "Disputed",
} as const;
