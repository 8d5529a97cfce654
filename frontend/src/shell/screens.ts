/** How a room adds its screens: a file `src/rooms/<room>/screens.ts` with `export const screens: Screen[]`. */
import type { ComponentType } from "react";

export interface Screen {
  /** wouter pattern: `/clients`, `/clients/:id`. The room's first screen is what the navigation opens. */
  path: string;
  /** Permission to see it (and its place in the navigation); null = everybody who is signed in. */
  permission: string | null;
  /** The page is a lazy chunk with a default export. Path parameters come as props. */
  load: () => Promise<{ default: ComponentType<Record<string, string | undefined>> }>;
}

const modules = import.meta.glob<{ screens: readonly Screen[] }>("../rooms/*/screens.ts", { eager: true });

export const screens: readonly Screen[] = Object.values(modules).flatMap((room) => room.screens);
