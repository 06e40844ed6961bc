import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { tn } from "../../i18n";
import { Icon } from "../../shell/icons";
import { balanceOf } from "./balance";
import { PlanWarnings } from "./PlanWarnings";
import type { PlanView } from "./usePlan";

/** The button that counts the warnings, and the list that it opens. */
export function useWarnings(view: PlanView): { button: ReactNode; list: ReactNode } {
  const [open, setOpen] = useState(false);
  const head = useRef<HTMLHeadingElement>(null);
  const balance = useMemo(() => balanceOf(view.whole, { today: view.today, hasLeft: view.crew.hasLeft }), [view]);
  useEffect(() => {
    if (open) head.current?.focus();
  }, [open]);
  const count = balance.warnings.length;
  const button = (
    <button
      type="button"
      className={`button ${count > 0 ? "is-warn" : ""}`}
      aria-expanded={open}
      aria-controls={open ? "plan-warnings" : undefined}
      onClick={() => setOpen(!open)}
    >
      <Icon name={count > 0 ? "warn" : "check"} size={15} />
      {tn("{n} warning", "{n} warnings", count)}
    </button>
  );
  const list = open && <PlanWarnings id="plan-warnings" balance={balance} view={view} head={head} />;
  return { button, list };
}
