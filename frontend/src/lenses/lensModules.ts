import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { LensName } from "../shell/lens";
import { MapLens } from "./map/MapLens";

type Module = { default: ComponentType };

const LOADERS: Readonly<Record<Exclude<LensName, "map">, () => Promise<Module>>> = {
  outline: () => import("./outline/OutlineLens"),
  industry: () => import("./industry/IndustryLens"),
  history: () => import("./history/HistoryLens"),
  stakeholders: () => import("./stakeholders/StakeholdersLens"),
  competition: () => import("./competition/CompetitionLens"),
  plan: () => import("./plan/PlanLens"),
  part: () => import("./part/PartLens"),
  hand: () => import("./hand/HandLens"),
};

const opened = new Map<LensName, LazyExoticComponent<ComponentType>>();

/** The component of a lens, fetched when it is first shown. */
export function lensOf(name: LensName): ComponentType {
  if (name === "map") return MapLens;
  const known = opened.get(name) ?? lazy(LOADERS[name]);
  opened.set(name, known);
  return known;
}

/** One that could not be fetched is asked for again the next time. */
export function forgetLens(name: LensName): void {
  opened.delete(name);
}

/** All of them, while nobody waits: so they open at once, and without a network too. */
export function fetchLenses(): void {
  for (const load of Object.values(LOADERS)) load().catch(() => {});
}
