import type { Piece } from "../../board/model";
import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { useCanChange } from "../../shell/locks";
import { DivergingBar } from "../inline/DivergingBar";
import { signed } from "../inline/signed";
import { want } from "../inline/wanted";
import type { Gap } from "./scores";
import { companyName, layValue } from "./steps";

const MOST_GAP = 4;

type GapCellProps = { criterion: Piece; gap: Gap | undefined; value: Piece | undefined; dim: boolean };

/** Us against the best rival, and from a lead the way to what only we can give. */
export function GapCell({ criterion, gap, value, dim }: GapCellProps) {
  const board = useBoard();
  const mayLay = useCanChange("competition");
  if (!gap) return <td className="gap-cell is-blank">{t("Not scored on both sides yet")}</td>;
  const rivals = gap.rivals.map(companyName).join(", ");
  const [best, ...equal] = gap.rivals;
  return (
    <td className={`gap-cell ${dim ? "is-dimmed" : ""}`}>
      <div className="gap-row" title={t("We have {ours}, {rivals} {best}", { ...gap, rivals })}>
        <DivergingBar against={Math.min(0, gap.by)} for={Math.max(0, gap.by)} scale={MOST_GAP} />
        <b className={gap.by < 0 ? "is-against" : gap.by > 0 ? "is-for" : ""}>{signed(gap.by)}</b>
        <span className="gap-rival" dir="auto">
          {best && companyName(best)}
          {equal.length > 0 && ` ${tn("and {n} more", "and {n} more", equal.length)}`}
        </span>
      </div>
      {gap.by > 0 && value && (
        <button type="button" className="gap-act" onClick={() => want(value.id)}>
          <Icon name="value" size={14} /> {t("Go to the unique value")}
        </button>
      )}
      {gap.by > 0 && !value && mayLay && criterion.text.trim() !== "" && (
        <button type="button" className="gap-act" onClick={() => layValue(board, criterion, gap.by)}>
          <Icon name="plus" size={14} /> {t("Make it a unique value")}
        </button>
      )}
    </td>
  );
}
