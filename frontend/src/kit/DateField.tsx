import { lazy, Suspense } from "react";
import type { FieldProps } from "./Field";
import { WaitingField } from "./WaitingField";

export interface DateFieldProps extends FieldProps<string | null> {
  /** Civil dates, `2026-05-10`. */
  min?: string;
  max?: string;
}

const Hard = lazy(() => import("./rac").then((chunk) => ({ default: chunk.RacDateField })));

/** A civil date (`YYYY-MM-DD` or null), typed in the order of the reader's language or picked. */
export function DateField(props: DateFieldProps) {
  return (
    <Suspense fallback={<WaitingField label={props.label} bare={props.bare} optional={!props.required} />}>
      <Hard {...props} />
    </Suspense>
  );
}
