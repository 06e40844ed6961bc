import { useStore } from "@xyflow/react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import type { Peer } from "../../sync/session";

// Of an average letter of the label, and what is around its words.
const LETTER_PX = 7.2;
const AROUND_PX = 32;
const BELOW_PX = 44;

/** Somebody's hand with their name, which turns to the other side where the canvas ends. A click follows them. */
export function OtherCursor({ peer, unzoom }: { peer: Peer; unzoom: number }) {
  const { boot, desk } = useBoard();
  const { person, cursor } = peer;
  const [x, y] = cursor ?? [0, 0];
  const wide = person.name.length * LETTER_PX + AROUND_PX;
  const atRight = useStore(({ transform, width }) => x * transform[2] + transform[0] + wide > width);
  const atFoot = useStore(({ transform, height }) => y * transform[2] + transform[1] + BELOW_PX > height);
  const classes = ["other-cursor"];
  if (atRight) classes.push("is-at-right");
  if (atFoot) classes.push("is-at-foot");
  const isMe = person.id === boot.me.person;
  return (
    <div className={classes.join(" ")} style={{ transform: `translate(${x}px, ${y}px) scale(${unzoom})` }}>
      <svg width="18" height="20" viewBox="0 0 18 20" aria-hidden="true" focusable="false">
        <path d="M2 1.5l13.5 7.8-6.3 1.5-3.3 6z" />
      </svg>
      <button
        type="button"
        // By keyboard the same is done from the list of the people who are here.
        tabIndex={-1}
        className="nodrag nopan"
        disabled={isMe}
        title={isMe ? undefined : t("Follow {name}", { name: person.name })}
        onClick={() => desk.following.set(person.id)}
      >
        {person.name}
      </button>
    </div>
  );
}
