import { t } from "../../i18n";
import { Avatar } from "../../shell/Avatar";
import { usePiece } from "../../shell/board";
import { Icon, type IconName } from "../../shell/icons";
import { sentenceOf } from "../../shell/label";
import type { Author } from "../../shell/past/past";
import { kindWord, zoneWord } from "../../shell/words";
import type { Comparison } from "./comparison";
import { entryWords } from "./entryWords";
import type { Card, Entry } from "./groups";
import { Marked } from "./Marked";
import { takesAway } from "./restore";

const ICON: Readonly<Record<Entry["what"], IconName>> = {
  added: "plus",
  removed: "trash",
  changed: "pencil",
  moved: "fit",
  shifted: "fit",
  linked: "link",
  unlinked: "close",
  relinked: "link",
};

type DifferenceCardProps = {
  card: Card;
  told: Comparison;
  findPerson: (id: string) => Author | undefined;
  onOpen: (piece: string) => void;
  /** Brings the piece back to what it was; where that can be done. */
  onBack?: (piece: string) => void;
};

/** A piece and what is different about it. */
export function DifferenceCard({ card, told, findPerson, onOpen, onBack }: DifferenceCardProps) {
  const { piece, entries } = card;
  const isHere = usePiece(piece.id) !== undefined;
  const came = entries.some(({ what }) => what === "added");
  const went = entries.some(({ what }) => what === "removed");
  const goes = takesAway(told, entries);
  const sentence = sentenceOf(piece);
  const nameOf = (id: string) => findPerson(id)?.name;
  return (
    <li className={`compare-card zone-${piece.zone} ${came ? "is-added" : went ? "is-removed" : ""}`}>
      <p className="compare-kind">
        <Icon name={piece.kind} size={15} /> {kindWord(piece.kind)} · {zoneWord(piece.zone)}
      </p>
      <h4 dir="auto">
        {isHere ? (
          <button type="button" title={t("Open it on the board")} onClick={() => onOpen(piece.id)}>
            {sentence}
          </button>
        ) : (
          sentence
        )}
      </h4>
      {onBack && (
        <button
          type="button"
          className="button is-quiet compare-back"
          aria-label={
            goes ? t("Take away again: {piece}", { piece: sentence }) : t("Bring back: {piece}", { piece: sentence })
          }
          onClick={() => onBack(piece.id)}
        >
          <Icon name="undo" size={15} /> {goes ? t("Take away again") : t("Bring back")}
        </button>
      )}
      <ul>
        {entries.map((entry) => {
          const author = entry.person === undefined ? undefined : findPerson(entry.person);
          return (
            <li key={keyOf(entry)} className={`compare-entry is-${entry.what}`}>
              <Icon name={ICON[entry.what]} size={15} />
              <div>
                <p dir="auto">{entryWords(entry, card, told, { nameOf })}</p>
                {entry.what === "changed" && entry.change.marks && <Marked marks={entry.change.marks} />}
              </div>
              {author && (
                <span className="compare-who">
                  <Avatar of={author} size={20} /> {author.name}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </li>
  );
}

function keyOf(entry: Entry): string {
  switch (entry.what) {
    case "changed":
      return `changed ${entry.change.field}`;
    case "linked":
    case "unlinked":
      return `${entry.what} ${entry.link.id}`;
    case "relinked":
      return `relinked ${entry.link.id} ${entry.change.field}`;
    default:
      return entry.what;
  }
}
