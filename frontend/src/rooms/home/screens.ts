import type { Screen } from "../../shell/screens";

export const screens: readonly Screen[] = [
  { path: "/", permission: null, load: () => import("./HomePage") },
  { path: "/queues/:queue", permission: "account:read", load: () => import("./QueuePage") },
];
