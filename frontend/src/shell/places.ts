import type { IconName } from "../kit/Icon";

/** The navigation, in the order of the work; the letter follows `g`. */
export const PLACES = [
  { key: "home", path: "/", icon: "home", letter: "h" },
  { key: "clients", path: "/clients", icon: "clients", letter: "c" },
  { key: "charges", path: "/charges", icon: "charges", letter: "r" },
  { key: "invoices", path: "/invoices", icon: "invoices", letter: "i" },
  { key: "payments", path: "/payments", icon: "payments", letter: "p" },
  { key: "overdue", path: "/overdue", icon: "overdue", letter: "o" },
  { key: "imports", path: "/imports", icon: "imports", letter: "m" },
  { key: "catalog", path: "/catalog", icon: "catalog", letter: "k" },
  { key: "reports", path: "/reports", icon: "reports", letter: "t" },
  { key: "settings", path: "/settings", icon: "settings", letter: "s" },
] as const satisfies readonly { key: string; path: string; icon: IconName; letter: string }[];

export type Place = (typeof PLACES)[number];
