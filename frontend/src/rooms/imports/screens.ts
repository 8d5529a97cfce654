import type { Screen } from "../../shell/screens";

export const screens: readonly Screen[] = [
  { path: "/imports", permission: "import:read", load: () => import("./ImportsPage") },
  { path: "/imports/new", permission: "import:write", load: () => import("./NewImportPage") },
  { path: "/imports/:id", permission: "import:read", load: () => import("./ImportPage") },
  { path: "/imports/:id/findings", permission: "import:read", load: () => import("./FindingsPage") },
];
