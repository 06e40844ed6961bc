import { Avatar } from "../../shell/Avatar";
import { initials } from "../../shell/functionShapes";
import type { Colleague } from "./deciders";

/** Who of us: the avatar of the person, or initials alone for somebody who has no seat here. */
export function OwnerMark({ of, size }: { of: Colleague; size: number }) {
  if (of.function) return <Avatar of={{ name: of.name, function: of.function }} size={size} />;
  return (
    <span
      className="avatar owner-without-seat"
      style={{ width: size, height: size, fontSize: size * 0.36 }}
      title={of.name}
    >
      <b aria-hidden="true">{initials(of.name)}</b>
    </span>
  );
}
