import type { Piece } from "../../board/model";
import { language, t } from "../../i18n";
import { numberOf } from "./expansion";

const WIDTH = 100;

/** Our share now, and a mark where we want it to be; the numbers stand beside it. */
export function ShareBar({ piece }: { piece: Piece }) {
  const words = shareWords(piece);
  if (!words) return null;
  const now = numberOf(piece.fields, "share_now") ?? 0;
  const wanted = numberOf(piece.fields, "share_target");
  return (
    <span className="share">
      <svg className="share-bar" viewBox={`0 0 ${WIDTH} 8`} preserveAspectRatio="none" aria-hidden="true">
        <rect className="share-all" width={WIDTH} height="8" rx="2" />
        <rect className="share-now" width={now} height="8" rx="2" />
        {wanted !== undefined && <rect className="share-wanted" x={Math.min(97, wanted)} width="3" height="8" />}
      </svg>
      <span className="share-words">{words}</span>
    </span>
  );
}

/** "20 % → 35 %"; the empty string when neither is said. */
export function shareWords({ fields }: Piece): string {
  const [now, wanted] = [numberOf(fields, "share_now"), numberOf(fields, "share_target")];
  const percent = new Intl.NumberFormat(language(), { style: "percent", maximumFractionDigits: 1 });
  const values = { now: percent.format((now ?? 0) / 100), wanted: percent.format((wanted ?? 0) / 100) };
  if (now !== undefined && wanted !== undefined) return t("{now} → {wanted}", values);
  if (now !== undefined) return t("{now} now", values);
  return wanted === undefined ? "" : t("{wanted} wanted", values);
}
