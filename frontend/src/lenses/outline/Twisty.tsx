import { Icon } from "../../shell/icons";

/** Shows that a line folds up; the line itself says so. */
export function Twisty({ open }: { open: boolean }) {
  return (
    <span className={open ? "outline-twisty" : "outline-twisty is-folded"} aria-hidden="true">
      <Icon name="down" size={14} />
    </span>
  );
}
