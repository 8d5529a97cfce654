import { useMemo } from "react";
import { useMay, useSession } from "../api/session";
import { PLACES, type Place } from "./places";
import { screens } from "./screens";

/** The places this representative may go: those with a screen, and the permission for it. */
export function usePlaces(): readonly Place[] {
  const { me } = useSession();
  const may = useMay();
  return useMemo(
    () =>
      PLACES.filter((place) => {
        const screen = screens.find((one) => one.path === place.path);
        return screen !== undefined && may(screen.permission);
      }),
    // `may` reads nothing but the person's permissions.
    // oxlint-disable-next-line react/exhaustive-deps
    [me],
  );
}
