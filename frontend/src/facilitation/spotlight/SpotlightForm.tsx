import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { ask } from "../ask";
import { useSpotlight, viewOf } from "./spotlight";

/** Everybody here once, or with me until I let go. */
export function SpotlightForm() {
  const board = useBoard();
  const now = useSpotlight();
  const bring = (follow: boolean) =>
    void ask(board, "PUT", "/spotlight", { follow, lens: board.desk.lens.get(), view: viewOf(board) });
  return (
    <div className="tool-form">
      <p className="tool-note">{t("Everybody comes to what you see. Who wants to stay where they are, can.")}</p>
      <button type="button" className="button is-primary" onClick={() => bring(false)}>
        {t("Bring everybody here")}
      </button>
      <button type="button" className="button" aria-pressed={now?.follow ?? false} onClick={() => bring(true)}>
        {t("Everybody follows me")}
      </button>
      {now && (
        <button type="button" className="button" onClick={() => void ask(board, "DELETE", "/spotlight")}>
          {t("Let everybody go")}
        </button>
      )}
      <a className="button" href={`/boards/${board.boot.board.id}?screen`} target="_blank" rel="noreferrer">
        {t("Open the big screen")}
      </a>
    </div>
  );
}
