import { lensWord } from "../../shell/lens";
import { LensPage } from "../LensPage";

export default function HistoryLens() {
  return <LensPage title={lensWord("history")}>{null}</LensPage>;
}
