import { comparedSides } from "../../shell/compared";
import { Fetched } from "../../shell/Fetched";
import { useValue } from "../../shell/value";

const screen = () => import("./CompareScreen");

/** The comparison over the whole page, fetched when somebody first asks for one. */
export function Comparing() {
  return useValue(comparedSides) && <Fetched load={screen} />;
}
