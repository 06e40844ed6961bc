import { useMemo, useSyncExternalStore } from "react";
import { ZONES, type Zone } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import { useArrived, useLanguage, useModel } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { useLocks, useLockWords } from "../../shell/locks";
import { useValue } from "../../shell/value";
import { zoneQuestion, zoneWord } from "../../shell/words";
import { CameraLayer } from "./CameraLayer";
import { useMap } from "./map";
import { outline, PLATE } from "./outline";
import { PLATE_JOINTS } from "./zones";

// The strategy lies below, so that the knobs of its neighbours reach into it.
const ORDER: readonly Zone[] = ["strategy", ...ZONES.filter((zone) => zone !== "strategy")];

/** The zones as large interlocking pieces, under everything else; their names go on top when seen from far. */
export function Plates() {
  useLanguage();
  const frames = useValue(useMap().frames);
  const counts = useCounts();
  const arrived = useArrived();
  return (
    <>
      <CameraLayer className="plates">
        <svg className="plates-shapes" width="1" height="1" aria-hidden="true" focusable="false">
          {ORDER.map((zone) => {
            const { x, y, width, height } = frames[zone];
            return (
              <g key={zone} className={`zone-${zone}`} transform={`translate(${x} ${y})`}>
                <path className={`plate plate-${zone}`} d={outline(width, height, PLATE_JOINTS[zone], PLATE)} />
              </g>
            );
          })}
        </svg>
      </CameraLayer>
      <CameraLayer className="plates plate-names">
        {ZONES.map((zone) => {
          const { x, y, width, height } = frames[zone];
          const count = counts[zone] ?? 0;
          return (
            <div key={zone} className={`plate-words zone-${zone}`} style={{ left: x, top: y, width, height }}>
              <div className="plate-title">
                <h2>{zoneWord(zone)}</h2>
                {arrived && <span>{count > 0 ? tn("{n} piece", "{n} pieces", count) : t("empty")}</span>}
                <PlateLock zone={zone} />
              </div>
              {arrived && count === 0 && <p className="plate-question">{zoneQuestion(zone)}</p>}
            </div>
          );
        })}
      </CameraLayer>
    </>
  );
}

function PlateLock({ zone }: { zone: Zone }) {
  const lock = useLocks().get(zone);
  const words = useLockWords(lock);
  return lock ? (
    <span className="plate-lock">
      <Icon name="lock" size={13} /> {lock.byStage ? t("Not now") : words}
    </span>
  ) : null;
}

type Counts = Readonly<Partial<Record<Zone, number>>>;

export function useCounts(): Counts {
  const model = useModel();
  const cache = useMemo(() => ({ value: {} as Counts, key: "" }), []);
  const subscribe = useMemo(
    () => (changed: () => void) => {
      const leave = [model.onGeometry(changed), model.onIds(changed)];
      return () => {
        for (const off of leave) off();
      };
    },
    [model],
  );
  return useSyncExternalStore(subscribe, () => {
    const counts: Partial<Record<Zone, number>> = {};
    for (const id of model.ids()) {
      const zone = model.piece(id)?.zone;
      if (zone) counts[zone] = (counts[zone] ?? 0) + 1;
    }
    const key = JSON.stringify(counts);
    if (key !== cache.key) Object.assign(cache, { key, value: counts });
    return cache.value;
  });
}
