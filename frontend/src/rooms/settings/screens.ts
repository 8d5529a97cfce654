import type { Screen } from "../../shell/screens";

export const screens: readonly Screen[] = [
  { path: "/settings", permission: null, load: () => import("./PreferencesPage") },
  { path: "/settings/policies", permission: "collections:read", load: () => import("./PoliciesPage") },
  { path: "/settings/policies/:policy", permission: "policy:write", load: () => import("./PolicyPage") },
  { path: "/settings/papers", permission: "account:read", load: () => import("./LetterheadsPage") },
  { path: "/settings/papers/:currency", permission: "settings:write", load: () => import("./LetterheadPage") },
  { path: "/settings/templates", permission: null, load: () => import("./TemplatesPage") },
  { path: "/settings/templates/:template/:language", permission: "policy:write", load: () => import("./TemplatePage") },
  { path: "/settings/write-offs", permission: "account:read", load: () => import("./WriteOffPoliciesPage") },
  { path: "/settings/keyboard", permission: null, load: () => import("./KeyboardPage") },
];
