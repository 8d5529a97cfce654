import type { Screen } from "../../shell/screens";

export const screens: readonly Screen[] = [
  { path: "/clients", permission: "account:read", load: () => import("./ClientsPage") },
];
