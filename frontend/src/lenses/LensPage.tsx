import { type ReactNode, useRef } from "react";
import { useLanguage } from "../shell/board";
import { useListCamera } from "./useListCamera";

type LensPageProps = {
  /** What the lens shows, as the page's heading. */
  title: string;
  /** One line that counts what is there. */
  summary?: string;
  /** The lens's own choices and its main button, at the right of the heading. */
  tools?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A lens that is laid out as a page: heading, choices, and what it shows, which scrolls. */
export function LensPage({ title, summary, tools, className = "", children }: LensPageProps) {
  useLanguage();
  const root = useRef<HTMLElement>(null);
  useListCamera(root);
  return (
    <section ref={root} className={`lens-page ${className}`} aria-label={title} tabIndex={-1}>
      <header className="lens-head">
        <h2>{title}</h2>
        {summary && <p className="lens-summary">{summary}</p>}
        {tools && <div className="lens-tools">{tools}</div>}
      </header>
      {children}
    </section>
  );
}
