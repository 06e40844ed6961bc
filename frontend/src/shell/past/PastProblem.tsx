import { t } from "../../i18n";

/** Why the past could not be told, and another try. */
export function PastProblem({ words, onAgain }: { words: string; onAgain: () => void }) {
  return (
    <p className="past-problem" role="alert">
      {words}{" "}
      <button type="button" className="button" onClick={onAgain}>
        {t("Try again")}
      </button>
    </p>
  );
}
