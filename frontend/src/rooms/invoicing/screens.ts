import type { Screen } from "../../shell/screens";

export const screens: readonly Screen[] = [
  { path: "/charges", permission: "charge:write", load: () => import("./ChargesPage") },
  { path: "/charges/new", permission: "charge:write", load: () => import("./ChargeStartPage") },
  { path: "/accounts/:id/charges/new", permission: "charge:write", load: () => import("./ChargePage") },
  { path: "/accounts/:id/charges/:invoice_id", permission: "charge:write", load: () => import("./ChargePage") },
  { path: "/invoices", permission: "account:read", load: () => import("./InvoicesPage") },
  { path: "/write-offs", permission: "account:read", load: () => import("./WriteOffsPage") },
  { path: "/accounts/:id/invoices/:invoice_id", permission: "account:read", load: () => import("./InvoicePage") },
  { path: "/accounts/:id/credit-notes/:note_id", permission: "account:read", load: () => import("./CreditNotePage") },
];
