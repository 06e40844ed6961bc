import { t, tn } from "../../i18n";
import { useArrived, useLanguage } from "../../shell/board";
import { lensWord } from "../../shell/lens";
import { LensPage } from "../LensPage";
import { useLensView, usePieces } from "../pieces";
import { Segments } from "../Segments";
import { Expansion } from "./Expansion";
import { Line } from "./Line";

type View = "line" | "expansion";

/** What happened between them and us, and where there is room to grow. */
export default function HistoryLens() {
  useLanguage();
  const arrived = useArrived();
  const [view, setView] = useLensView<View>("history", "line");
  const milestones = usePieces("milestone").length;
  const expansions = usePieces("expansion").length;
  const counted =
    view === "line"
      ? tn("{n} milestone", "{n} milestones", milestones)
      : tn("{n} piece about growing", "{n} pieces about growing", expansions);
  return (
    <LensPage
      title={lensWord("history")}
      summary={arrived ? counted : ""}
      className="history-lens"
      tools={
        <Segments<View>
          label={t("What is shown of the history")}
          options={[
            { name: "line", word: t("Line"), icon: "milestone" },
            { name: "expansion", word: t("Expansion"), icon: "expansion" },
          ]}
          value={view === "expansion" ? "expansion" : "line"}
          onChange={setView}
        />
      }
    >
      {view === "expansion" ? <Expansion /> : <Line />}
    </LensPage>
  );
}
