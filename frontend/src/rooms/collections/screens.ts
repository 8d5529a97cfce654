import type { Screen } from "../../shell/screens";

export const screens: readonly Screen[] = [
  { path: "/overdue", permission: "collections:read", load: () => import("./OverduePage") },
  { path: "/overdue/letters", permission: "collections:read", load: () => import("./LettersPage") },
  { path: "/overdue/left-out", permission: "collections:read", load: () => import("./LeftOutPage") },
];
