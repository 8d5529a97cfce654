import type { Screen } from "../../shell/screens";

export const screens: readonly Screen[] = [
  { path: "/clients", permission: "account:read", load: () => import("./list/ClientsPage") },
  { path: "/clients/new/:section?", permission: "account:write", load: () => import("./enroll/EnrollPage") },
  { path: "/accounts/:id", permission: "account:read", load: () => import("./account/AccountPage") },
  { path: "/accounts/:id/merge", permission: "account:merge", load: () => import("./merge/MergePage") },
  { path: "/payers/:id", permission: "account:read", load: () => import("./payers/PayerPage") },
  { path: "/settings/note-templates", permission: "account:read", load: () => import("./notes/NoteTemplatesPage") },
  { path: "/settings/billing-providers", permission: "account:read", load: () => import("./providers/BillingProvidersPage") },
  { path: "/settings/practitioners", permission: "account:read", load: () => import("./providers/PractitionersPage") },
  { path: "/settings/facilities", permission: "account:read", load: () => import("./providers/FacilitiesPage") },
  { path: "/settings/payers", permission: "account:read", load: () => import("./payers/PayersPage") },
];
