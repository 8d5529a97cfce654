import type { Screen } from "../../shell/screens";

export const screens: readonly Screen[] = [
  { path: "/clients", permission: "clients.read", load: () => import("./ClientsPage") },
];
