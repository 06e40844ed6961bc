import { t } from "../i18n";
import { LENSES, type LensName, lensWord } from "./lens";
import { lensKeys } from "./lensKeys";

export type KeyGroup = { title: string; keys: readonly (readonly [key: string, meaning: string])[] };

const ARROWS = "← ↑ → ↓";

/** Every key of the board, by what it is for, those of the lens first; what changes the board only for those who may. */
export function keyGroups(editable: boolean, lens: LensName): KeyGroup[] {
  const own = lensKeys(lens).filter(({ writes }) => editable || !writes);
  const groups: (KeyGroup & { writes?: boolean })[] = [
    ...(own.length > 0 ? [{ title: lensWord(lens), keys: own.map(({ key, does }) => [key, does] as const) }] : []),
    {
      title: t("Write"),
      writes: true,
      keys: [
        ["N", t("Write a new piece")],
        [t("Enter"), t("Edit the piece")],
        [t("Shift + Enter"), t("A new line in the composer: one more piece")],
        ["L", t("Link the piece")],
        [t("Delete"), t("Remove the piece")],
        ["Ctrl + Z", t("Undo my last step")],
        [t("Ctrl + Shift + Z"), t("Redo")],
      ],
    },
    {
      title: t("Copy and move"),
      writes: true,
      keys: [
        ["Ctrl + V", t("Lay what was copied; words become pieces")],
        ["Ctrl + D", t("Duplicate the pieces")],
        [`Alt + ${ARROWS}`, t("Move the piece")],
        [t("Alt + Shift + {arrows}", { arrows: ARROWS }), t("Move it further")],
      ],
    },
    {
      title: t("Choose"),
      keys: [
        [ARROWS, t("Go to the nearest piece")],
        [t("Space"), t("Open or close the piece's details")],
        ["D", t("Go to the piece's details")],
        ["Ctrl + A", t("Choose all pieces")],
        ["Ctrl + C", t("Copy the pieces")],
        [t("Shift + click"), t("Choose one more piece")],
        [t("Shift + drag"), t("Choose several pieces")],
        ["Esc", t("Leave, choose nothing, stop following")],
      ],
    },
    {
      title: t("Look"),
      keys: [
        ["/", t("Search the board")],
        ["+", t("Zoom in")],
        ["−", t("Zoom out")],
        ["0", t("Show the whole board")],
        ["?", t("Show these keys")],
      ],
    },
    { title: t("Lenses"), keys: LENSES.map((lens, index) => [String(index + 1), lensWord(lens)] as const) },
  ];
  return groups.filter(({ writes }) => editable || !writes);
}
