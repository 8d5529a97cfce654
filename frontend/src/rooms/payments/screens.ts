import type { Screen } from "../../shell/screens";

export const screens: readonly Screen[] = [
  { path: "/payments", permission: "payment:read", load: () => import("./PaymentsPage") },
  { path: "/payments/new", permission: "payment:post", load: () => import("./PostPage") },
  { path: "/accounts/:id/payments/new", permission: "payment:post", load: () => import("./PostPage") },
  { path: "/batches", permission: "payment:read", load: () => import("./BatchesPage") },
  { path: "/batches/new", permission: "payment:post", load: () => import("./NewBatchPage") },
  { path: "/batches/:number", permission: "payment:read", load: () => import("./BatchPage") },
  { path: "/batches/:number/slip", permission: "payment:read", load: () => import("./SlipPage") },
  { path: "/accounts/:id/payments/:payment_id", permission: "payment:read", load: () => import("./PaymentPage") },
];
