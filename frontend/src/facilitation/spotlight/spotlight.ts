import type { Board } from "../../shell/board";
import type { LensName } from "../../shell/lens";
import { useStage } from "../../shell/stage";

export type View = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Spotlight = {
  readonly by: string;
  readonly at: string;
  readonly follow: boolean;
  readonly lens: LensName;
  readonly view: View | null;
};

export function useSpotlight(): Spotlight | undefined {
  return useStage("spotlight").now as Spotlight | undefined;
}

/** The part of the map that this page shows, in board units; null in other lenses. */
export function viewOf({ desk }: Board): View | null {
  const canvas = document.querySelector(".table-canvas")?.getBoundingClientRect();
  const map = desk.mapView;
  if (!canvas || !map || desk.lens.get() !== "map") return null;
  const { zoom } = map;
  return { x: -map.x / zoom, y: -map.y / zoom, width: canvas.width / zoom, height: canvas.height / zoom };
}

/** There, on this page. */
export function goThere({ desk }: Board, { lens, view }: Pick<Spotlight, "lens" | "view">): void {
  desk.look(lens);
  if (view) setTimeout(() => desk.camera?.showFrame(view.x, view.y, view.width, view.height));
}
