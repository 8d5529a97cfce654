import { useCallback, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { prefer, signOut, useMay, useSession } from "../api/session";
import { Palette, type Command } from "../kit/Palette";
import { ShortcutHelp } from "../kit/ShortcutHelp";
import { fingersAlone, useShortcuts } from "../kit/shortcuts";
import { kitWords } from "../words/kit";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";
import { actionsFor } from "./actions";
import { useRecent, useSearchHits } from "./hits";
import { wayTo } from "./lastFilter";
import { useOwnCommands } from "./ownCommands";
import { usePlaces } from "./usePlaces";


function useCommands(help: () => void): Command[] {
  const say = useWords(shellWords);
  const [, go] = useLocation();
  const places = usePlaces();
  const own = useOwnCommands();
  const may = useMay();
  const { me } = useSession();
  return useMemo(
    () => [
      ...own,
      ...actionsFor(may).filter((action) => action.key !== "keys" || !fingersAlone()).map((action): Command => ({
        id: `do-${action.key}`, title: say(`act_${action.key}`), icon: action.icon, keys: action.letter && `g ${action.letter}`, run: () => go(action.path),
      })),
      ...places.map((place): Command => ({
        id: `go-${place.key}`, title: say("go_to", { place: say(`nav_${place.key}`) }), icon: place.icon, keys: `g ${place.letter}`, run: () => go(wayTo(place.path)),
      })),
      ...(fingersAlone() ? [] : [{ id: "help", title: say("help"), icon: "info" as const, keys: "?", run: help }]),
      { id: "dark", title: `${say("theme")}: ${say("theme_dark")}`, icon: "moon", changes: true, run: () => prefer({ theme: "dark" }) },
      { id: "light", title: `${say("theme")}: ${say("theme_light")}`, icon: "sun", changes: true, run: () => prefer({ theme: "light" }) },
      { id: "out", title: say("sign_out"), icon: "out", changes: true, run: () => void signOut() },
    ],
    // `may` reads nothing but the person's permissions.
    // oxlint-disable-next-line react/exhaustive-deps
    [own, places, say, go, help, me],
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
  const may = useMay();
  const everywhere = kit("group_everywhere");
  useShortcuts([
    { keys: "mod+k", text: kit("key_palette"), group: everywhere, inFields: true, run: () => setOpen(true) },
    { keys: "?", text: kit("key_help"), group: everywhere, run: help },
    ...places.map((place) => ({
      keys: `g ${place.letter}`, text: say(`nav_${place.key}`), group: kit("group_go"), run: () => go(wayTo(place.path)),
    })),
    ...actionsFor(may).flatMap(({ letter, key, path }) => (letter ? [{ keys: `g ${letter}`, text: say(`act_${key}`), group: kit("group_go"), run: () => go(path) }] : [])),
  ]);
  const hits = useSearchHits();
  const reads = may("account:read");
  return (
    <>
      <Palette open={open} onClose={() => setOpen(false)} commands={useCommands(help)} search={reads ? hits : undefined} recent={useRecent(open && reads)} />
      <ShortcutHelp open={helping} onClose={() => setHelping(false)} />
    </>
  );
}
