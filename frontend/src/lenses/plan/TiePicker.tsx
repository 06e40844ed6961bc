import type { LinkKind } from "../../board/schema.gen";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { sentenceOf } from "../../shell/label";
import { usePieces } from "../pieces";
import { addTied, toggleTie } from "./edits";
import { Picker } from "./Picker";
import type { Action, Tie } from "./plan";

type TiePickerProps = {
  action: Action;
  label: string;
  kind: "goal" | "obstacle" | "stakeholder";
  link: LinkKind;
  ties: readonly Tie[];
  /** What was typed may become a new piece, linked at once. */
  canAdd?: boolean;
  onClose: (back: boolean) => void;
};

/** Which pieces the action is linked with in one way; choosing a linked one takes the link away. */
export function TiePicker({ action, label, kind, link, ties, canAdd = false, onClose }: TiePickerProps) {
  const board = useBoard();
  const pieces = usePieces(kind);
  const chosen = ties.map(({ piece }) => piece.id);
  // What is linked stands first, to be seen and to be taken away.
  const order = [...pieces].sort((one, other) => Number(chosen.includes(other.id)) - Number(chosen.includes(one.id)));
  return (
    <Picker
      label={label}
      placeholder={PLACEHOLDER[kind]()}
      choices={order.map((piece) => ({ id: piece.id, word: sentenceOf(piece) }))}
      chosen={chosen}
      draftKey={`${action.id} ${kind}`}
      mark={() => <Icon name={kind} />}
      {...(canAdd
        ? {
            onNew: (text: string) => addTied(board, action, kind, text, link),
            newWord: (text: string) => t("New obstacle: {text}", { text }),
          }
        : {})}
      onChoose={(id) => id && toggleTie(board, action, id, link)}
      onClose={onClose}
    />
  );
}

const PLACEHOLDER = {
  goal: () => t("Which goal does it serve?"),
  obstacle: () => t("What could stop it? Write or choose"),
  stakeholder: () => t("Who of them cares about it?"),
} as const;
