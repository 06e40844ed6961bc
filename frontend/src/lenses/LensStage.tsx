import { Suspense, useEffect } from "react";
import { t } from "../i18n";
import { useBoard, useLanguage } from "../shell/board";
import { firstLens, lensIn } from "../shell/lens";
import { useValue } from "../shell/value";
import { LensBoundary } from "./LensBoundary";
import { fetchLenses, lensOf } from "./lensModules";

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
    const fetchNow = () => navigator.onLine && fetchLenses();
    const timer = setTimeout(fetchNow, FETCH_AHEAD_MS);
    addEventListener("online", fetchNow);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", fetchNow);
    };
  }, []);
  const Lens = lensOf(name);
  return (
    <LensBoundary key={name} lens={name}>
      <Suspense fallback={<p className="lens-waiting">{t("Opening…")}</p>}>
        <Lens />
      </Suspense>
    </LensBoundary>
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
