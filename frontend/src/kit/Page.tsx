import type { ReactNode } from "react";
import { PageHeader, type PageHeaderProps } from "./PageHeader";

interface PageProps extends PageHeaderProps {
  /** A FilterBar under the header. */
  filters?: ReactNode;
  /** A SidePanel beside the content. */
  panel?: ReactNode;
  /** A Grid fills the page and scrolls itself; other content is padded and scrolls as a page. */
  fill?: boolean;
  children: ReactNode;
}

/** The frame of every screen: header, filters, content, panel. */
export function Page({ filters, panel, fill, children, ...header }: PageProps) {
  return (
    <div className="page">
      <PageHeader {...header} wide={fill} />
      {filters}
      <div className="page-main">
        {fill ? (
          <div className="page-body">{children}</div>
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
          <div className="page-scroll" role="group" aria-label={header.title} tabIndex={0}>
            <div className="stack">{children}</div>
          </div>
        )}
        {panel}
      </div>
    </div>
  );
}
