import type { Screen } from "../../shell/screens";

export const screens: readonly Screen[] = [
  { path: "/payments", permission: "payment:read", load: () => import("./PaymentsPage") },
  { path: "/payments/new", permission: "payment:post", load: () => import("./PostPage") },
  { path: "/accounts/:id/payments/new", permission: "payment:post", load: () => import("./PostPage") },
  { path: "/accounts/:id/payments/:payment_id", permission: "payment:read", load: () => import("./PaymentPage") },
];
