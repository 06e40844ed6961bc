import { useMemo } from "react";
import { language, t, tn } from "../../i18n";
import { useArrived, useCanEdit } from "../../shell/board";
import { usePasses } from "../../shell/filter";
import { Icon } from "../../shell/icons";
import { useIsClosed } from "../../shell/locks";
import { kindPrompt } from "../../shell/words";
import { usePieces } from "../pieces";
import { AddHeading } from "./AddHeading";
import { matrixOf, STATES } from "./expansion";
import { LooseExpansions } from "./LooseExpansions";
import { MatrixTable } from "./MatrixTable";
import { STATE_ICON, stateWord } from "./stateWords";

/** Product by site: what is sold, what is open, what a competitor has, and what nobody knows yet. */
export function Expansion() {
  const arrived = useArrived();
  const closed = useIsClosed("relationship");
  const editable = useCanEdit();
  const pieces = usePieces("expansion");
  const passes = usePasses();
  const locale = language();
  const shown = useMemo(() => pieces.filter(passes), [pieces, passes]);
  const matrix = useMemo(() => matrixOf(shown, locale), [shown, locale]);
  const hidden = pieces.length - shown.length;
  const empty = matrix.products.length === 0 && matrix.sites.length === 0;
  return (
    <>
      {hidden > 0 && (
        <p className="history-note">
          {tn("{n} piece is hidden by the filter.", "{n} pieces are hidden by the filter.", hidden)}
        </p>
      )}
      {arrived && empty && (
        <p className="history-empty zone-relationship">
          <Icon name="gap" size={18} />
          {kindPrompt("expansion")}
        </p>
      )}
      {!empty && <MatrixTable matrix={matrix} />}
      {editable && !closed && (
        <div className="expansion-add">
          <AddHeading field="product" headings={matrix.products} />
          <AddHeading field="site" headings={matrix.sites} />
        </div>
      )}
      {!empty && (
        <p className="history-note is-keys expansion-legend">
          {STATES.map((state) => (
            <span key={state}>
              {editable && <kbd>{state[0]?.toUpperCase()}</kbd>} <Icon name={STATE_ICON[state]} size={14} />{" "}
              {stateWord(state)}
            </span>
          ))}
          {matrix.sites.length === 0 && <span>{t("Add a site, and every product has a cell there.")}</span>}
          {matrix.products.length === 0 && <span>{t("Add a product, and every site has a cell for it.")}</span>}
        </p>
      )}
      {matrix.loose.length > 0 && <LooseExpansions pieces={matrix.loose} />}
    </>
  );
}
