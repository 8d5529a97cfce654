import type { ReactNode } from "react";

/** Name and value pairs. `amounts` aligns the values at the end, as a sum. */
export function Facts({ items, amounts }: { items: readonly (readonly [string, ReactNode])[]; amounts?: boolean }) {
  return (
    <dl className={amounts ? "facts amounts" : "facts"}>
      {items.map(([name, value]) => (
        <FactPair key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function FactPair({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
