import { lazy, Suspense, useEffect } from "react";
import { t } from "../i18n";
import { useBoard, useLanguage } from "../shell/board";
import { firstLens, type LensName, lensIn } from "../shell/lens";
import { useValue } from "../shell/value";
import { MapLens } from "./map/MapLens";

const LOADERS = {
  outline: () => import("./outline/OutlineLens"),
  industry: () => import("./industry/IndustryLens"),
  history: () => import("./history/HistoryLens"),
  stakeholders: () => import("./stakeholders/StakeholdersLens"),
  competition: () => import("./competition/CompetitionLens"),
  plan: () => import("./plan/PlanLens"),
  part: () => import("./part/PartLens"),
  hand: () => import("./hand/HandLens"),
};

const LENS = {
  map: MapLens,
  outline: lazy(LOADERS.outline),
  industry: lazy(LOADERS.industry),
  history: lazy(LOADERS.history),
  stakeholders: lazy(LOADERS.stakeholders),
  competition: lazy(LOADERS.competition),
  plan: lazy(LOADERS.plan),
  part: lazy(LOADERS.part),
  hand: lazy(LOADERS.hand),
} as const satisfies Record<LensName, unknown>;

// After the board itself has come: the other lenses are fetched while nobody waits, so that they open at once, and
// without a network too.
const FETCH_AHEAD_MS = 2_000;

/** The lens that was chosen. Its name stands in the address, so that a reload or a link opens the same one. */
export function LensStage() {
  useLanguage();
  const { desk } = useBoard();
  const name = useValue(desk.lens);
  useAddress();
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of Object.values(LOADERS)) load().catch(() => {});
    }, FETCH_AHEAD_MS);
    return () => clearTimeout(timer);
  }, []);
  const Lens = LENS[name];
  return (
    <Suspense fallback={<p className="lens-waiting">{t("Opening…")}</p>}>
      <Lens key={name} />
    </Suspense>
  );
}

function useAddress(): void {
  const { desk } = useBoard();
  useEffect(() => {
    // Back and forward, by the browser's own keys.
    const follow = () => desk.look(lensIn(location.hash) ?? firstLens());
    const off = desk.lens.subscribe(() => {
      // The map needs no name where it comes first; elsewhere a reload would open another lens.
      const lens = desk.lens.get();
      const wanted = lens === "map" && firstLens() === "map" ? "" : `#${lens}`;
      if (location.hash !== wanted) history.pushState(null, "", wanted || location.pathname + location.search);
    });
    addEventListener("popstate", follow);
    return () => {
      off();
      removeEventListener("popstate", follow);
    };
  }, [desk]);
}
