import { optionWord } from "../../shell/fieldWords";
import type { Status } from "./plan";

export function StatusPill({ status }: { status: Status }) {
  return <span className={`plan-pill is-${status}`}>{optionWord(status)}</span>;
}
