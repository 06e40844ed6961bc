import { t } from "../../i18n";
import { useBoard, useCanEdit } from "../../shell/board";
import { functionWord } from "../../shell/words";
import { usePieces } from "../pieces";
import type { Decider } from "./deciders";
import { askAround, doorQuestion } from "./ownership";

/** Somebody who decides, and whom nobody of us owns: a question to those who may know. */
export function OpenDoor({ decider }: { decider: Decider }) {
  const board = useBoard();
  const editable = useCanEdit();
  const gaps = usePieces("gap");
  const asked = gaps.filter(({ text }) => text.trim() === doorQuestion(decider));
  const ofManagement = asked.some(({ fields }) => fields.asks === "management");
  return (
    <section className="open-door">
      <p>{t("Nobody owns the relation with {name}. Who could open that door?", { name: decider.name })}</p>
      {asked[0] && (
        <p className="open-door-asked">
          {ofManagement
            ? t("{function} is asked.", { function: functionWord("management") })
            : t("The gap lies on the board now.")}{" "}
          <button type="button" className="link-button" onClick={() => board.desk.select([asked[0]?.id ?? ""])}>
            {t("Show the gap")}
          </button>
        </p>
      )}
      {editable && (
        <div>
          {!ofManagement && (
            <button type="button" className="button" onClick={() => askAround(board, decider, "management")}>
              {t("Ask management")}
            </button>
          )}
          {asked.length === 0 && (
            <button
              type="button"
              className="button is-quiet"
              onClick={() => {
                const id = askAround(board, decider);
                if (id) board.desk.select([id]);
              }}
            >
              {t("Lay a gap piece")}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
