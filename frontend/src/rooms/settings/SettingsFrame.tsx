import type { ReactNode } from "react";
import { useMay } from "../../api/session";
import { Page, PageTabs } from "../../kit";
import { settingsWords } from "../../words/settings";
import { useWords } from "../../words/words";

const TABS = [
  { path: "/settings", label: "mine", permission: null },
  { path: "/settings/policies", label: "policies", permission: "collections:read" },
  { path: "/settings/write-offs", label: "write_offs", permission: "account:read" },
  { path: "/settings/papers", label: "papers", permission: "account:read" },
  { path: "/settings/templates", label: "templates", permission: null },
  { path: "/settings/note-templates", label: "note_templates", permission: "account:read" },
  { path: "/settings/payers", label: "payers", permission: "account:read" },
  { path: "/settings/billing-providers", label: "billing_providers", permission: "account:read" },
  { path: "/settings/keyboard", label: "keyboard", permission: null, keyed: true },
] as const;

/** The settings' neighbours above each of their pages. */
export function SettingsFrame({ title, children }: { title: string; children: ReactNode }) {
  const say = useWords(settingsWords);
  const may = useMay();
  const tabs = TABS.filter((tab) => may(tab.permission)).map((tab) => ({ ...tab, label: say(tab.label) }));
  return <Page title={title} views={<PageTabs label={say("pages")} tabs={tabs} />}>{children}</Page>;
}
