export const en = {
  title: "Clients",
  find: "Name, number, phone or e-mail",
  status: "Status",
  active: "Active",
  inactive: "Inactive",
  name: "Name",
  number: "Number",
  born: "Born",
  balance: "Balance",
  next: "Next",
  empty: "No clients yet",
  empty_text: "Enroll the first one, or import them from a file.",
} as const;
