import { HOME_ZONE, KINDS, type Kind, type Zone } from "../../board/schema.gen";
import { t } from "../../i18n";
import { useBoard } from "../board";
import { Icon } from "../icons";
import { isKindClosed, useLocks } from "../locks";
import { Menu, type MenuGroup } from "../Menu";
import { useValue } from "../value";
import { kindWord, zoneWord } from "../words";

const ORDER: readonly Zone[] = [
  "strategy",
  "actions",
  "industry",
  "relationship",
  "stakeholders",
  "competition",
  "tray",
];

export function KindChooser() {
  const board = useBoard();
  const { desk } = board;
  useLocks();
  const chosen = useValue(desk.composerKind);
  const choose = (kind: Kind) => {
    desk.composerKind.set(kind);
    document.getElementById("composer-text")?.focus();
  };
  // Into one's hand anything may be written; where all is closed, all is shown, and why.
  const isOffered = (kind: Kind) => desk.composerPlace.get() === "hand" || !isKindClosed(board, kind);
  const groups: MenuGroup[] = ORDER.map((zone) => ({
    title: zoneWord(zone),
    items: KINDS.filter((kind) => HOME_ZONE[kind] === zone && isOffered(kind)).map((kind) => ({
      id: kind,
      word: kindWord(kind),
      icon: kind,
      checked: kind === chosen,
      run: () => choose(kind),
    })),
  })).filter(({ items }) => items.length > 0);
  return (
    <Menu
      label={t("Kind of piece: {kind}", { kind: kindWord(chosen) })}
      className={`composer-kind zone-${HOME_ZONE[chosen]}`}
      opens="up"
      groups={groups}
    >
      <span className="composer-kind-piece">
        <Icon name={chosen} size={18} />
      </span>
      <span className="composer-kind-word">{kindWord(chosen)}</span>
      <Icon name="down" size={14} />
    </Menu>
  );
}
