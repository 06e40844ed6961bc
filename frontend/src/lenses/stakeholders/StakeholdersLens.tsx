import { lensWord } from "../../shell/lens";
import { LensPage } from "../LensPage";

export default function StakeholdersLens() {
  return <LensPage title={lensWord("stakeholders")}>{null}</LensPage>;
}
