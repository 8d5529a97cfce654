import { useEffect, type ReactNode } from "react";
import { Link } from "wouter";
import { Icon } from "./Icon";

export interface PageHeaderProps {
  title: string;
  /** Beside the title: a Status, a number. */
  badge?: ReactNode;
  /** Where it belongs: a link back to the list. */
  parent?: { title: string; href: string };
  /** Under the title: how a person is reached. */
  under?: ReactNode;
  views?: ReactNode;
  /** Buttons, the primary one last; behind it the menu of the rest, which also holds what is `spare` on a phone. */
  actions?: ReactNode;
  /** Browser tab title, when `title` names a person: names stay out of tabs and history. */
  tabTitle?: string;
  /** As wide as the window, like the list under it; else as wide as what is read. */
  wide?: boolean;
}

export function PageHeader({ title, badge, parent, under, views, actions, tabTitle, wide }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${tabTitle ?? title} · Quittance`;
  }, [tabTitle, title]);
  return (
    <header className={wide ? "page-head" : "page-head as-read"}>
      <div>
        {parent && (
          <Link href={parent.href} className="crumb"><Icon name="left" />{parent.title}</Link>
        )}
        <div className="page-title">
          <h1>{title}</h1>
          {badge}
        </div>
        {under}
      </div>
      {views}
      {actions && <div className="actions">{actions}</div>}
    </header>
  );
}
