import { useEffect, useState } from "react";
import type { BoardModel } from "../../board/model";
import type { Desk } from "../../shell/desk";
import type { MapState } from "./map";
import { type WireEdge, wireEdges } from "./wires";

/** The edges of React Flow, rebuilt at most once a frame. */
export function useWires(model: BoardModel, desk: Desk, map: MapState): WireEdge[] {
  const [edges, setEdges] = useState<WireEdge[]>([]);
  useEffect(() => {
    let frame = 0;
    let shown = "";
    const refresh = () => {
      frame = 0;
      const looked = new Set(desk.selection.get());
      for (const id of [desk.hovered.get(), desk.focused.get()]) if (id) looked.add(id);
      const related = new Set<string>();
      for (const id of desk.selection.get())
        for (const link of model.linksOf(id)) related.add(link.from === id ? link.to : link.from);
      map.related.set(related);
      const next = wireEdges(model, map.fit.get().fitted, looked);
      const key = next.map(({ id, data }) => `${id}${data?.kinds}${data?.active}`).join(";");
      if (key !== shown) setEdges(next);
      shown = key;
    };
    const soon = () => {
      frame ||= requestAnimationFrame(refresh);
    };
    soon();
    const leave = [
      model.onLinks(soon),
      model.onGeometry(soon),
      map.fit.subscribe(soon),
      desk.selection.subscribe(soon),
      desk.hovered.subscribe(soon),
      desk.focused.subscribe(soon),
    ];
    return () => {
      cancelAnimationFrame(frame);
      for (const off of leave) off();
    };
  }, [model, desk, map]);
  return edges;
}
