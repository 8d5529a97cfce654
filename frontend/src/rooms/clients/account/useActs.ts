import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import { useMay } from "../../../api/session";
import { useShortcuts, type IconName, type MenuItem } from "../../../kit";
import { useCommands } from "../../../shell/ownCommands";
import { accountWords } from "../../../words/account";
import { useWords } from "../../../words/words";
import { writeoffsWords } from "../../../words/writeoffs";

export type Act = "note" | "hold" | "promise" | "statement" | "link" | "charge" | "pay" | "concern" | "write_off" | "merge";

/** Each act of the account: its letter, what the person must be allowed, its picture. Charge and pay are pages. */
const ACTS: readonly { act: Act; keys: string; permission: string; icon: IconName; also?: string }[] = [
  { act: "note", keys: "n", permission: "account:write", icon: "note" },
  { act: "charge", keys: "c", permission: "charge:write", icon: "charges" },
  { act: "pay", keys: "y", permission: "payment:post", icon: "payments", also: "$" },
  { act: "link", keys: "l", permission: "notice:send", icon: "mail" },
  { act: "promise", keys: "p", permission: "collections:note", icon: "calendar" },
  { act: "hold", keys: "h", permission: "collections:note", icon: "lock" },
  { act: "statement", keys: "s", permission: "account:read", icon: "download" },
  { act: "concern", keys: "w", permission: "account:write", icon: "warning" },
  { act: "write_off", keys: "z", permission: "write_off:post", icon: "minus" },
  { act: "merge", keys: "m", permission: "account:merge", icon: "clients" },
];
const PAGES: Partial<Record<Act, string>> = { charge: "/charges/new", pay: "/payments/new", merge: "/merge" };

/** What may be done on the account: as letters, in the palette, in the menu; which form is open. One that was merged into
 * another takes no work.
 */
export function useActs(id: string, works: boolean) {
  const say = useWords(accountWords);
  const offs = useWords(writeoffsWords);
  const may = useMay();
  const [, go] = useLocation();
  const [open, setOpen] = useState<Act | null>(null);
  const items = useMemo(() => {
    const run = (act: Act) => (PAGES[act] ? go(`/accounts/${id}${PAGES[act]}`) : setOpen(act));
    return ACTS.filter((one) => works && may(one.permission)).map((one) => ({ ...one, text: one.act === "write_off" ? offs("account_title") : say(`act_${one.act}`), run: () => run(one.act) }));
    // `may` reads nothing but the person's permissions, which do not change while the page is open.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [say, offs, id, go, works]);
  const group = say("account");
  useShortcuts(items.flatMap((one) => [one.keys, ...(one.also ? [one.also] : [])].map((keys) => ({ keys, text: one.text, group, run: one.run }))));
  useCommands(useMemo(() => items.map((one) => ({ id: `account-${one.act}`, title: one.text, icon: one.icon, keys: one.keys, run: one.run })), [items]));
  const menu: MenuItem[] = items.map((one) => ({ key: one.act, label: one.text, icon: one.icon, keys: one.keys, run: one.run }));
  return { open, close: () => setOpen(null), start: setOpen, menu, may };
}
