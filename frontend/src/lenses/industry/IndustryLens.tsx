import { lensWord } from "../../shell/lens";
import { LensPage } from "../LensPage";

export default function IndustryLens() {
  return <LensPage title={lensWord("industry")}>{null}</LensPage>;
}
