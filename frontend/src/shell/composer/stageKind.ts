import { useEffect } from "react";
import { HOME_ZONE, KINDS, type Kind } from "../../board/schema.gen";
import { useBoard } from "../board";
import { useStage } from "../stage";

export type Opens = { readonly zones: readonly string[]; readonly kinds: readonly string[] | null };
type Now = { readonly at: string; readonly opens?: Opens };

/** The first kind a stage asks for, where the one that is chosen is none of them; otherwise the chosen one. */
export function kindFor(opens: Opens, chosen: Kind): Kind {
  const asked = opens.kinds ? KINDS.filter((kind) => opens.kinds?.includes(kind)) : KINDS;
  const open = asked.filter((kind) => opens.zones.includes(HOME_ZONE[kind]));
  const byScript = opens.kinds?.find((kind) => open.some((one) => one === kind));
  return open.includes(chosen) ? chosen : (open.find((kind) => kind === byScript) ?? open[0] ?? chosen);
}

/** A new stage asks for its own pieces; what is half written stays what it is. */
export function useStageKind(): void {
  const { desk, session } = useBoard();
  const at = (useStage("stage").now as Now | undefined)?.at;
  useEffect(() => {
    const opens = at && (session.stage.root("stage").now as Now | undefined)?.opens;
    if (!opens || desk.draft.get().trim() !== "") return;
    desk.composerKind.set(kindFor(opens, desk.composerKind.get()));
  }, [desk, session, at]);
}
