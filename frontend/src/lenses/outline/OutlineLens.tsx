import { lensWord } from "../../shell/lens";
import { LensPage } from "../LensPage";

export default function OutlineLens() {
  return <LensPage title={lensWord("outline")}>{null}</LensPage>;
}
