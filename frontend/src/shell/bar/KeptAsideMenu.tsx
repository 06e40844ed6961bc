import { useEffect, useId, useRef, useState } from "react";
import { t, tn } from "../../i18n";
import type { KeptAside } from "../../sync/session";
import { useLanguage } from "../board";
import { Icon } from "../icons";
import { KeptChange } from "./KeptChange";
import { adviceFor, reasonWords } from "./reasons";
import { useKeptAside, useUnderWay } from "./useKeptAside";

/** What the server refused is kept here with its words: nothing somebody wrote disappears without being seen. */
export function KeptAsideMenu() {
  useLanguage();
  const kept = useKeptAside();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    const away = (event: PointerEvent) => {
      const target = event.target as Element;
      // The news at the foot belong to what is done here: taking it back must not close the list.
      if (!root.current?.contains(target) && !target.closest(".toasts")) setOpen(false);
    };
    document.addEventListener("pointerdown", away, true);
    return () => document.removeEventListener("pointerdown", away, true);
  }, [open]);
  // The step that had the focus went with its change.
  useEffect(() => {
    if (open && document.activeElement === document.body)
      root.current?.querySelector<HTMLElement>(".kept-tray")?.focus();
  });
  const isEmpty = kept.length === 0;
  useEffect(() => {
    if (isEmpty) setOpen(false);
  }, [isEmpty]);
  if (isEmpty) return null;

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!open || event.key !== "Escape") return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  const words = tn(
    "{n} change could not be placed. It waits here.",
    "{n} changes could not be placed. They wait here.",
    kept.length,
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble from the button and what it opens
    <div className="menu-root" ref={root} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className="button is-warn"
        title={words}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <span className="sr-only">{words}</span>
        <Icon name="tray" size={17} />
        <span aria-hidden="true">{tn("{n} not placed", "{n} not placed", kept.length)}</span>
      </button>
      {open && <KeptTray id={id} kept={kept} />}
    </div>
  );
}

function KeptTray({ id, kept }: { id: string; kept: readonly KeptAside[] }) {
  const underWay = useUnderWay();
  const tray = useRef<HTMLDivElement>(null);
  useEffect(() => tray.current?.focus(), []);
  return (
    <div ref={tray} id={id} role="dialog" tabIndex={-1} className="menu kept-tray" aria-label={t("Not placed")}>
      {[...byReason(kept)].map(([reason, { code, zone, changes }]) => (
        <section key={reason} aria-labelledby={`${id}-${reason}`}>
          <h2 id={`${id}-${reason}`}>{reasonWords(code, changes.length, zone)}</h2>
          <p className="kept-advice">{adviceFor(code)}</p>
          <ul>
            {changes.map((change) => (
              <KeptChange key={change.id} kept={change} underWay={underWay.has(change.id)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type Reason = Pick<KeptAside, "code" | "zone"> & { changes: readonly KeptAside[] };

function byReason(kept: readonly KeptAside[]): ReadonlyMap<string, Reason> {
  const reasons = new Map<string, Reason>();
  for (const change of kept) {
    const reason = change.zone === undefined ? change.code : `${change.code}-${change.zone}`;
    reasons.set(reason, { ...change, changes: [...(reasons.get(reason)?.changes ?? []), change] });
  }
  return reasons;
}
