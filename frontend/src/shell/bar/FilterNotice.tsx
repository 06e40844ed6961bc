import { useEffect, useState } from "react";
import { t } from "../../i18n";
import { useBoard, useLanguage, useModel } from "../board";
import { piecesOn } from "../composer/lay";
import { isFiltering, NO_FILTER, usePasses } from "../filter";
import { Icon } from "../icons";
import { useValue } from "../value";

const COUNT_MS = 250;

/** While not everything is shown: how much is, said too, and the way back to all of it. */
export function FilterNotice() {
  useLanguage();
  const { desk } = useBoard();
  return isFiltering(useValue(desk.filter)) ? <Notice /> : null;
}

function Notice() {
  const { desk, isPast } = useBoard();
  const model = useModel();
  const passes = usePasses();
  const [pieces, setPieces] = useState(() => piecesOn(model));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = () => {
      timer = undefined;
      setPieces(piecesOn(model));
    };
    count();
    const off = model.onAnyPiece(() => {
      timer ??= setTimeout(count, COUNT_MS);
    });
    return () => {
      clearTimeout(timer);
      off();
    };
  }, [model]);
  const n = pieces.filter(passes).length;
  return (
    <div className="filter-notice">
      {/* While a film runs the number changes all the time: nobody could listen so fast. */}
      <p role={isPast ? undefined : "status"}>
        <Icon name="filter" size={15} />
        <span>{t("Filter on: {n} of {all} pieces", { n, all: pieces.length })}</span>
      </p>
      <button type="button" className="button is-quiet" onClick={() => desk.filter.set(NO_FILTER)}>
        {t("Show everything")}
      </button>
    </div>
  );
}
