import type { Screen } from "../../shell/screens";

export const screens: readonly Screen[] = [
  { path: "/catalog", permission: "catalog:read", load: () => import("./CodesPage") },
  { path: "/catalog/services", permission: "catalog:read", load: () => import("./ServicesPage") },
  { path: "/catalog/prices", permission: "catalog:read", load: () => import("./PricesPage") },
  { path: "/catalog/taxes", permission: "catalog:read", load: () => import("./TaxesPage") },
  { path: "/catalog/discounts", permission: "catalog:read", load: () => import("./DiscountsPage") },
  { path: "/catalog/visit-templates", permission: "catalog:read", load: () => import("./TemplatesPage") },
  { path: "/catalog/crosswalk", permission: "catalog:read", load: () => import("./CrosswalkPage") },
  { path: "/catalog/releases", permission: "catalog:read", load: () => import("./ReleasesPage") },
];
