import { useCallback, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { api, got } from "../api/client";
import type { components } from "../api/schema.gen";
import { prefer, signOut } from "../api/session";
import { Palette, type Command } from "../kit/Palette";
import { ShortcutHelp } from "../kit/ShortcutHelp";
import { useShortcuts } from "../kit/shortcuts";
import { kitWords } from "../words/kit";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";
import { useOwnCommands } from "./ownCommands";
import { usePlaces } from "./usePlaces";

type Hit = components["schemas"]["Hit"];

/** Where a search hit leads. */
const PATHS = {
  client: (hit: Hit) => `/accounts/${hit.account_id}`,
  account: (hit: Hit) => `/accounts/${hit.account_id}`,
  invoice: (hit: Hit) => `/accounts/${hit.account_id}/invoices/${hit.id}`,
} as const;
const ICONS = { client: "clients", account: "user", invoice: "invoices" } as const;

function useSearchHits() {
  const [, go] = useLocation();
  const say = useWords(shellWords);
  return useCallback(
    async (text: string, signal: AbortSignal): Promise<Command[]> => {
      const { items } = await got(api.GET("/api/v1/search", { params: { query: { q: text, limit: 8 } }, signal }));
      return items.map((hit) => ({
        id: `${hit.kind}-${hit.id}`,
        title: hit.title,
        detail: [say(`kind_${hit.kind}`), hit.detail].filter(Boolean).join(" · "),
        icon: ICONS[hit.kind],
        run: () => go(PATHS[hit.kind](hit)),
      }));
    },
    [go, say],
  );
}

function useCommands(help: () => void): Command[] {
  const say = useWords(shellWords);
  const [, go] = useLocation();
  const places = usePlaces();
  const own = useOwnCommands();
  return useMemo(
    () => [
      ...own,
      ...places.map((place): Command => ({
        id: `go-${place.key}`, title: say("go_to", { place: say(`nav_${place.key}`) }), icon: place.icon, keys: `g ${place.letter}`, run: () => go(place.path),
      })),
      { id: "help", title: say("help"), icon: "info", keys: "?", run: help },
      { id: "dark", title: `${say("theme")}: ${say("theme_dark")}`, icon: "moon", run: () => void prefer({ theme: "dark" }) },
      { id: "light", title: `${say("theme")}: ${say("theme_light")}`, icon: "sun", run: () => void prefer({ theme: "light" }) },
      { id: "out", title: say("sign_out"), icon: "out", run: () => void signOut() },
    ],
    [own, places, say, go, help],
  );
}

/** Ctrl/⌘ K, `?` and `g` + letter, everywhere. */
export function Commands({ open, setOpen }: { open: boolean; setOpen: (open: boolean) => void }) {
  const kit = useWords(kitWords);
  const say = useWords(shellWords);
  const [helping, setHelping] = useState(false);
  const help = useCallback(() => setHelping(true), []);
  const [, go] = useLocation();
  const places = usePlaces();
  const everywhere = kit("group_everywhere");
  useShortcuts([
    { keys: "mod+k", text: kit("key_palette"), group: everywhere, inFields: true, run: () => setOpen(true) },
    { keys: "?", text: kit("key_help"), group: everywhere, run: help },
    ...places.map((place) => ({
      keys: `g ${place.letter}`, text: say(`nav_${place.key}`), group: kit("group_go"), run: () => go(place.path),
    })),
  ]);
  return (
    <>
      <Palette open={open} onClose={() => setOpen(false)} commands={useCommands(help)} search={useSearchHits()} />
      <ShortcutHelp open={helping} onClose={() => setHelping(false)} />
    </>
  );
}
