import { lensWord } from "../../shell/lens";
import { LensPage } from "../LensPage";

export default function CompetitionLens() {
  return <LensPage title={lensWord("competition")}>{null}</LensPage>;
}
