import { useStoreApi } from "@xyflow/react";
import { type ReactNode, useEffect, useRef } from "react";

// From so far away the header of a zone is lower than its name is high.
const FAR_BELOW = 0.24;
// And here as high as a smaller one.
const LOW_BELOW = 0.42;

/** What moves with the camera and is no piece. Follows it without rendering. */
export function CameraLayer({ className, children }: { className: string; children: ReactNode }) {
  const layer = useRef<HTMLDivElement>(null);
  const store = useStoreApi();
  useEffect(() => {
    let known: readonly number[] = [];
    const follow = () => {
      const { transform } = store.getState();
      const [x, y, zoom] = transform;
      if (transform === known) return;
      const zoomed = known[2] !== zoom;
      known = transform;
      layer.current?.style.setProperty("transform", `translate(${x}px, ${y}px) scale(${zoom})`);
      if (!zoomed) return;
      layer.current?.style.setProperty("--unzoom", String(Math.max(1, 1 / zoom)));
      // What has to be laid out anew changes in steps: not in each frame of a zoom.
      layer.current?.style.setProperty("--unzoom-step", String(Math.max(1, Math.ceil(4 / zoom) / 4)));
      layer.current?.classList.toggle("is-low", zoom < LOW_BELOW);
      layer.current?.classList.toggle("is-far", zoom < FAR_BELOW);
    };
    follow();
    return store.subscribe(follow);
  }, [store]);
  return (
    <div className={className} ref={layer}>
      {children}
    </div>
  );
}
