import { lensWord } from "../../shell/lens";
import { LensPage } from "../LensPage";

export default function PartLens() {
  return <LensPage title={lensWord("part")}>{null}</LensPage>;
}
