import type { ReactNode } from "react";
import { Grid } from "../kit/grid/Grid";
import type { ListDeclaration } from "./declared";
import { useChosen } from "./useChosen";
import { useList } from "./useList";

/** A list that is one part of a page: the same declaration, as high as its rows. The page has the filters, if any. */
export function ListPart<T>({ action, ...declared }: ListDeclaration<T> & { action?: ReactNode }) {
  const { grid } = useList(declared, { chosen: useChosen(), panel: false, add: action });
  return <Grid embedded {...grid} />;
}
