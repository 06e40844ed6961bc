import type { Piece } from "../../board/model";
import { language, t } from "../../i18n";
import { useModel } from "../../shell/board";
import { competitorScore } from "./score";

/** The one figure of a piece worth reading from afar. */
export function PieceBadge({ piece, size, bare = false }: { piece: Piece; size: number; bare?: boolean }) {
  const { effect, date } = piece.fields;
  const model = useModel();
  if (piece.kind === "factor" && typeof effect === "number") {
    const tone = effect > 0 ? "is-good" : effect < 0 ? "is-bad" : "";
    return (
      <span className={`piece-badge ${tone}`} style={{ fontSize: size * 1.08 }}>
        {new Intl.NumberFormat(language(), { signDisplay: "exceptZero" }).format(effect).replace("-", "−")}
      </span>
    );
  }
  if (piece.kind === "milestone") {
    const year = typeof date === "string" && !bare ? date.slice(0, 4) : "";
    const mark = effect === 1 ? "▲" : effect === -1 ? "▼" : "";
    const meaning = effect === 1 ? t("For us") : effect === -1 ? t("Against us") : "";
    return (
      <span className="piece-badge" style={{ fontSize: size }} title={meaning}>
        {year} {mark}
      </span>
    );
  }
  const score = piece.kind === "competitor" ? competitorScore(model, piece) : undefined;
  if (score === undefined) return null;
  return (
    <span className="piece-badge" style={{ fontSize: size }}>
      {new Intl.NumberFormat(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(score)}
    </span>
  );
}
