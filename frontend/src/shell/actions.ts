import type { IconName } from "../kit/Icon";
import { screens } from "./screens";

/** What the palette offers everywhere: where it is done, who may do it (the server's name of the permission), and for what is gone to daily the letter after `g`. */
const ACTIONS = [
  { key: "enroll", path: "/clients/new", permission: "account:write", icon: "plus" },
  { key: "charge", path: "/charges/new", permission: "charge:write", icon: "plus" },
  { key: "payment", path: "/payments/new", permission: "payment:post", icon: "plus" },
  { key: "batch", path: "/batches/new", permission: "payment:post", icon: "plus" },
  { key: "import", path: "/imports/new", permission: "import:write", icon: "imports" },
  { key: "reminders", path: "/overdue/letters", permission: "collections:read", icon: "mail", letter: "l" },
  { key: "write_offs", path: "/write-offs", permission: "account:read", icon: "invoices" },
  { key: "ageing", path: "/reports", permission: "report:read", icon: "reports" },
  { key: "trial_balance", path: "/reports/trial-balance", permission: "report:read", icon: "reports" },
  { key: "day_sheet", path: "/reports/day-sheet", permission: "report:read", icon: "reports", letter: "d" },
  { key: "journal", path: "/reports/journal", permission: "report:read", icon: "reports" },
  { key: "preferences", path: "/settings", permission: null, icon: "user" },
  { key: "policies", path: "/settings/policies", permission: "collections:read", icon: "settings" },
  { key: "papers", path: "/settings/papers", permission: "account:read", icon: "settings" },
  { key: "templates", path: "/settings/templates", permission: null, icon: "mail" },
  { key: "note_templates", path: "/settings/note-templates", permission: "account:read", icon: "note" },
  { key: "payers", path: "/settings/payers", permission: "account:read", icon: "settings" },
  { key: "billing_providers", path: "/settings/billing-providers", permission: "account:read", icon: "settings" },
  { key: "practitioners", path: "/settings/practitioners", permission: "account:read", icon: "settings" },
  { key: "facilities", path: "/settings/facilities", permission: "account:read", icon: "settings" },
  { key: "keys", path: "/settings/keyboard", permission: null, icon: "settings" },
] as const satisfies readonly { key: string; path: string; permission: string | null; icon: IconName; letter?: string }[];

type Action = (typeof ACTIONS)[number] & { letter?: string };

/** The actions that have a screen and are open to this person. */
export function actionsFor(may: (permission: string | null) => boolean): Action[] {
  return ACTIONS.filter((action) => {
    const screen = screens.find((one) => one.path === action.path);
    return screen !== undefined && may(screen.permission) && may(action.permission);
  });
}
