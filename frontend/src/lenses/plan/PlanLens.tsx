import { lensWord } from "../../shell/lens";
import { LensPage } from "../LensPage";

export default function PlanLens() {
  return <LensPage title={lensWord("plan")}>{null}</LensPage>;
}
