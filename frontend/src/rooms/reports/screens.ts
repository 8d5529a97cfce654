import type { Screen } from "../../shell/screens";

export const screens: readonly Screen[] = [
  { path: "/reports", permission: "report:read", load: () => import("./AgeingPage") },
  { path: "/reports/trial-balance", permission: "report:read", load: () => import("./TrialBalancePage") },
  { path: "/reports/journal", permission: "report:read", load: () => import("./JournalPage") },
  { path: "/reports/day-sheet", permission: "report:read", load: () => import("./DaySheetPage") },
  { path: "/reports/exports", permission: "report:read", load: () => import("./ExportsPage") },
  { path: "/reports/rounds", permission: "report:read", load: () => import("./RoundsPage") },
  { path: "/reports/searches", permission: "audit:read", load: () => import("./SearchesPage") },
];
