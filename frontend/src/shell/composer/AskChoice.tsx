import { FUNCTIONS, type Function as FunctionName } from "../../board/schema.gen";
import { t } from "../../i18n";
import { useBoard } from "../board";
import { FunctionMark } from "../FunctionMark";
import { useValue } from "../value";
import { functionWord } from "../words";

/** A gap asks a function from its first moment on, if one knows which. */
export function AskChoice() {
  const { desk } = useBoard();
  const asks = useValue(desk.composerAsks);
  return (
    <span className="composer-ask">
      {asks && <FunctionMark of={asks} size={16} />}
      <select
        aria-label={t("Who can find out?")}
        value={asks ?? ""}
        onChange={(event) => desk.composerAsks.set((event.target.value || undefined) as FunctionName | undefined)}
      >
        <option value="">{t("Ask a function")}</option>
        {FUNCTIONS.map((of) => (
          <option key={of} value={of}>
            {functionWord(of)}
          </option>
        ))}
      </select>
    </span>
  );
}
