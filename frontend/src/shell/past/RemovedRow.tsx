import { t, tn } from "../../i18n";
import { Icon } from "../icons";
import { sentenceOf } from "../label";
import { kindWord, zoneWord } from "../words";
import type { RemovedPiece } from "./past";
import { moment } from "./pastWords";

type RemovedRowProps = {
  removed: RemovedPiece;
  nameOf: (id: string | null) => string;
  /** Missing for who may only look. */
  onBack?: () => void;
};

export function RemovedRow({ removed, nameOf, onBack }: RemovedRowProps) {
  const words = sentenceOf({ ...removed, id: removed.piece });
  const links = removed.links.length;
  return (
    <li className={`removed-piece zone-${removed.zone}`}>
      <div>
        <p className="removed-kind">
          <Icon name={removed.kind} size={15} />
          {kindWord(removed.kind)} · {zoneWord(removed.zone)}
          {links > 0 && ` · ${tn("{n} link", "{n} links", links)}`}
        </p>
        <p className="removed-words" dir="auto">
          {words}
        </p>
        <p className="removed-by">
          {t("Written by {author}. Removed by {name}", {
            author: nameOf(removed.by),
            name: nameOf(removed.removed_by),
          })}
          {" · "}
          <time dateTime={removed.removed_at}>{moment(new Date(removed.removed_at))}</time>
        </p>
      </div>
      {onBack && (
        <button
          type="button"
          className="button"
          aria-label={t("Bring back: {piece}", { piece: words })}
          onClick={onBack}
        >
          <Icon name="undo" size={15} /> {t("Bring back")}
        </button>
      )}
    </li>
  );
}
