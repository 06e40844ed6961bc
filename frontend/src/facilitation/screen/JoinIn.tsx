import { useEffect, useState } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { ask } from "../ask";

type Invite = { role: string; code: string; open: boolean };

/** The way in, where whoever opened the screen may show it. */
export function JoinIn() {
  const board = useBoard();
  const [code, setCode] = useState<string>();
  const isHost = board.boot.can_host;
  useEffect(() => {
    if (!isHost) return;
    void ask<{ invites: readonly Invite[] }>(board, "GET", "/invites").then((answer) => {
      if (answer.ok)
        setCode(answer.data.invites.filter(({ role, open }) => role === "participant" && open).at(-1)?.code);
    });
  }, [board, isHost]);
  if (!code) return null;
  return (
    <section className="screen-join">
      <h2>{t("Join in")}</h2>
      <img src={`/boards/${board.boot.board.id}/qr.svg`} alt={t("QR code of the link that opens this board")} />
      <p>{`${location.host}/join`}</p>
      <b>{code}</b>
    </section>
  );
}
