// The outline of a puzzle piece as an SVG path: a rounded rectangle with a knob or a socket in the middle of a side.
// A knob is three tangent arcs: fillet, head, fillet. Lengths in board units, origin at the piece's top left corner.

export type Side = "t" | "r" | "b" | "l";
export const SIDES: readonly Side[] = ["t", "r", "b", "l"];

/** One knob (gives: 1) or socket (takes: -1); `at` is the fraction of the side, from its left or top end. */
export type Joint = { readonly sign: 1 | -1; readonly at: number; readonly radius: number };
export type Joints = Readonly<Partial<Record<Side, Joint>>>;

export type OutlineStyle = { corner: number; headRatio: number; filletRatio: number; clearanceRatio: number };
export const PIECE: OutlineStyle = { corner: 14, headRatio: 1, filletRatio: 0.5, clearanceRatio: 0.125 };
export const PLATE: OutlineStyle = { corner: 32, headRatio: 0.85, filletRatio: 0.55, clearanceRatio: 0 };

type Point = readonly [number, number];
type Frame = { length: number; place: (x: number, y: number) => Point };

/** How far a knob of this radius stands out, and how deep its socket goes. */
export function rise(radius: number): number {
  return radius * 2;
}

export function outline(width: number, height: number, joints: Joints, style: OutlineStyle = PIECE): string {
  const frames: Record<Side, Frame> = {
    t: { length: width, place: (x, y) => [x, y] },
    r: { length: height, place: (x, y) => [width - y, x] },
    b: { length: width, place: (x, y) => [width - x, height - y] },
    l: { length: height, place: (x, y) => [y, height - x] },
  };
  const corner = Math.min(style.corner, width / 2, height / 2);
  let path = `M${corner} 0`;
  for (const side of SIDES) {
    const { length, place } = frames[side];
    const joint = joints[side];
    // The outline runs clockwise, so the bottom and the left side are walked backwards.
    if (joint) path += knob(joint, (side === "t" || side === "r" ? joint.at : 1 - joint.at) * length, place, style);
    path += `L${pair(place(length - corner, 0))}A${corner} ${corner} 0 0 1 ${pair(place(length, corner))}`;
  }
  return `${path}Z`;
}

function knob(joint: Joint, at: number, place: Frame["place"], style: OutlineStyle): string {
  const clearance = joint.sign < 0 ? joint.radius * style.clearanceRatio : 0;
  const radius = joint.radius + clearance;
  const fillet = Math.max(2, joint.radius * style.filletRatio - clearance);
  const head = joint.radius * style.headRatio;
  const reach = Math.sqrt((radius + fillet) ** 2 - (head - fillet) ** 2);
  const tangentX = (reach * radius) / (radius + fillet);
  const tangentY = head - ((head - fillet) * radius) / (radius + fillet);
  const [outer, inner] = joint.sign > 0 ? [0, 1] : [1, 0];
  const arc = (r: number, large: 0 | 1, sweep: number, x: number, y: number) =>
    `A${round(r)} ${round(r)} 0 ${large} ${sweep} ${pair(place(x, -joint.sign * y))}`;
  return (
    `L${pair(place(at - reach, 0))}` +
    arc(fillet, 0, outer, at - tangentX, tangentY) +
    arc(radius, 1, inner, at + tangentX, tangentY) +
    arc(fillet, 0, outer, at + reach, 0)
  );
}

function pair([x, y]: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
