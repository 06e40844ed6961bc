import { useRef, useState } from "react";
import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { startEditing } from "../../shell/commands";
import { Icon } from "../../shell/icons";
import { sentenceOf } from "../../shell/label";
import { Menu, type MenuGroup } from "../../shell/Menu";
import { zoneWord } from "../../shell/words";
import { ZONE_ORDER } from "../zoneOrder";
import { moveToZone } from "./moves";
import { rowOf, useOutline } from "./outlineState";
import { removeFrom } from "./removing";

type PieceMenuProps = { piece: Piece; editable: boolean; closed: boolean };

/** Every command of a piece, for a thumb and for whoever does not know the keys. */
export function PieceMenu({ piece, editable, closed }: PieceMenuProps) {
  const board = useBoard();
  const { desk } = board;
  const state = useOutline();
  const root = useRef<HTMLSpanElement>(null);
  // A thousand lines have a thousand buttons, and few of them are ever pressed.
  const [used, setUsed] = useState(false);
  const [room, setRoom] = useState<Room>({ opens: "down", px: 0 });
  const { id } = piece;
  const details = {
    id: "details",
    word: t("Details"),
    icon: "eye" as const,
    hint: t("Space"),
    run: () => desk.select([id]),
  };
  const link = {
    id: "link",
    word: t("Link the piece"),
    icon: "link" as const,
    hint: "L",
    run: () => {
      desk.select([id]);
      desk.linking.set(true);
    },
  };
  const groups = (): MenuGroup[] => {
    if (!editable) return [{ items: [details] }];
    if (closed) return [{ items: [details, link] }];
    const edit = {
      id: "edit",
      word: t("Edit the piece"),
      icon: "pencil" as const,
      hint: t("Enter"),
      run: () => startEditing(board, id),
    };
    const remove = {
      id: "remove",
      word: t("Remove the piece"),
      icon: "trash" as const,
      hint: t("Delete"),
      run: () => removeFrom(board, [id]),
    };
    return [
      { items: [edit, details, link] },
      {
        title: t("Move to another zone"),
        items: ZONE_ORDER.filter((zone) => zone !== piece.zone).map((zone) => ({
          id: zone,
          word: zoneWord(zone),
          run: () => moveToZone(board, [id], zone),
        })),
      },
      { items: [remove] },
    ];
  };
  const label = t("More: {piece}", { piece: sentenceOf(piece).slice(0, 60) });
  const onOpen = () => {
    state.active.set(rowOf.piece(id));
    desk.focused.set(id);
    if (root.current) setRoom(roomAt(root.current));
  };
  const first = () => {
    onOpen();
    setUsed(true);
  };
  return (
    <span ref={root} className="outline-more" style={{ "--room": `${room.px}px` } as React.CSSProperties}>
      {used ? (
        <Menu
          startsOpen
          label={label}
          className="button is-quiet"
          align="end"
          opens={room.opens}
          groups={groups}
          onOpen={onOpen}
        >
          <Icon name="more" size={18} />
        </Menu>
      ) : (
        <button
          type="button"
          className="button is-quiet"
          tabIndex={-1}
          aria-label={label}
          title={label}
          aria-haspopup="menu"
          aria-expanded="false"
          onClick={first}
        >
          <Icon name="more" size={18} />
        </button>
      )}
    </span>
  );
}

type Room = { opens: "up" | "down"; px: number };

const GAP_PX = 16;

/** The side on which a list has more room: it ends where the composer begins, or the page. */
function roomAt(button: Element): Room {
  const { top, bottom } = button.getBoundingClientRect();
  const page = button.closest(".lens-page")?.getBoundingClientRect();
  const composer = document.querySelector(".composer")?.getBoundingClientRect();
  const up = top - (page?.top ?? 0) - GAP_PX;
  const down = Math.min(page?.bottom ?? innerHeight, composer?.top ?? innerHeight) - bottom - GAP_PX;
  return down >= up ? { opens: "down", px: down } : { opens: "up", px: up };
}
