import { t, tn } from "../../i18n";
import { lensWord } from "../../shell/lens";
import { LensPage } from "../LensPage";
import { useLensView } from "../pieces";
import { Segments } from "../Segments";
import { ContactSurface } from "./ContactSurface";
import { ExecutivePairs } from "./ExecutivePairs";
import { Grid } from "./Grid";
import { useStakeholders } from "./useStakeholders";

type View = "grid" | "contacts" | "pairs";

/** Who decides at the customer, who of us they know, and who answers for whom. */
export default function StakeholdersLens() {
  const [view, setView] = useLensView<View>("stakeholders", "grid");
  const stakeholders = useStakeholders();
  const { deciders, hidden } = stakeholders;
  const counted = tn("{n} person", "{n} people", deciders.length);
  const summary =
    hidden > 0 ? `${counted} · ${tn("{n} hidden by the filter", "{n} hidden by the filter", hidden)}` : counted;
  return (
    <LensPage
      className="stakeholders-lens"
      title={lensWord("stakeholders")}
      summary={summary}
      tools={
        <Segments
          label={t("What to look at")}
          value={view}
          onChange={setView}
          options={[
            { name: "grid", word: t("Grid") },
            { name: "contacts", word: t("Contact surface") },
            { name: "pairs", word: t("Executive pairs") },
          ]}
        />
      }
    >
      {view === "grid" && <Grid {...stakeholders} />}
      {view === "contacts" && <ContactSurface {...stakeholders} />}
      {view === "pairs" && <ExecutivePairs {...stakeholders} />}
    </LensPage>
  );
}
