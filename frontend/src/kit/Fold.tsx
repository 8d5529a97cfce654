import { useState, type ReactNode } from "react";

/** A card that shows its title alone until it is opened: what few look for. Its content is made when it is first opened. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  const [opened, setOpened] = useState(false);
  return (
    <details className="card fold" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary><h2>{title}</h2></summary>
      {opened && children}
    </details>
  );
}
