export const en = {
  title: "Clients",
  find: "Name, account, phone or e-mail",
  state: "State",
  active: "Active",
  closed: "Closed",
  name: "Name",
  account: "Account",
  born: "Born",
  guarantor: "Guarantor",
  language: "Language",
  empty: "No clients yet",
  empty_text: "Enroll the first one, or import them from a file.",
} as const;
