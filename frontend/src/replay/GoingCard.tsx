import type { ReactNode } from "react";
import { t } from "../i18n";
import { Icon } from "../shell/icons";

type GoingCardProps = { what: string; title: string; onAway: () => void; children: ReactNode };

/** Something that the room was asked and had not closed yet. */
export function GoingCard({ what, title, onAway, children }: GoingCardProps) {
  return (
    <article className="underway-card going-card">
      <header>
        <p>{what}</p>
        <button type="button" className="button is-quiet is-square" aria-label={t("Put away")} onClick={onAway}>
          <Icon name="close" size={16} />
        </button>
      </header>
      <h3 dir="auto">{title}</h3>
      <p>{children}</p>
    </article>
  );
}
