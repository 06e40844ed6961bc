import { t } from "../i18n";
import type { LensName } from "./lens";

export type LensKey = { key: string; does: string; writes?: true };

/** The keys that mean something in one lens only. */
export function lensKeys(lens: LensName): readonly LensKey[] {
  switch (lens) {
    case "outline":
      return [
        { key: "↑ ↓", does: t("Go to the line before or after") },
        { key: "← →", does: t("Fold up or unfold the line") },
        { key: "Shift + ↑ ↓", does: t("Choose several pieces") },
        { key: "Shift + F10", does: t("Open the menu of the piece") },
        { key: "Alt + ↑ ↓", does: t("Move the piece up or down"), writes: true },
        { key: "Alt + ← →", does: t("Move the piece to the zone before or after"), writes: true },
      ];
    case "industry":
      return [{ key: "Alt + ← →", does: t("Move the factor to another column"), writes: true }];
    case "stakeholders":
      return [
        { key: "↑ ↓", does: t("More or less power"), writes: true },
        { key: "← →", does: t("Less or more interest"), writes: true },
        { key: "+ −", does: t("More or less influence"), writes: true },
        { key: "I", does: t("Draw whom they influence"), writes: true },
        { key: "R", does: t("Draw to whom they report"), writes: true },
        {
          key: "0 – 3",
          does: t("In the contact surface: how near we are; with Shift, how near we want to be"),
          writes: true,
        },
      ];
    case "competition":
      return [
        { key: "1 – 5", does: t("Score the cell"), writes: true },
        { key: "0", does: t("Take the score away"), writes: true },
      ];
    case "plan":
      return [
        { key: "F2", does: t("Edit the cell"), writes: true },
        { key: "Alt + ← →", does: t("In the columns and the calendar: move the action"), writes: true },
      ];
    default:
      return [];
  }
}
