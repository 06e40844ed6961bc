import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { useBoard, useModel } from "../../shell/board";
import { fieldWord } from "../../shell/fieldWords";
import { Icon } from "../../shell/icons";
import { openOnes } from "../../shell/locks";
import { PartText } from "./PartText";
import { isSaid, PART_FIELDS, type PartField, type Proposal } from "./part";
import { proposalWords } from "./proposalWords";

const QUESTION: Readonly<Record<PartField, () => string>> = {
  knows: () => t("What do I know about this customer?"),
  contributes: () => t("What do I bring?"),
  touches: () => t("Whom am I in touch with?"),
};

type CardFieldsProps = {
  card: Piece;
  editable: boolean;
  proposals: readonly Proposal[];
  onTake: (proposal: Proposal) => void;
  /** Whose card it is, when it is not one's own. */
  of?: string;
};

/** The three texts of a card, each with what could go into it. */
export function CardFields({ card, editable, proposals, onTake, of }: CardFieldsProps) {
  const board = useBoard();
  const model = useModel();
  return (
    <div className="part-fields">
      {PART_FIELDS.map((field) => {
        const value = card.fields[field];
        const offered = proposals.filter(
          (proposal) => proposal.field === field && !isSaid(card, field, proposalWords(proposal).words),
        );
        return (
          <div key={field} className="part-field">
            <PartText
              id={`${field}-${card.id}`}
              label={of ? fieldWord(field) : QUESTION[field]()}
              of={of}
              value={typeof value === "string" ? value : ""}
              editable={editable}
              onChange={(next) => {
                if (openOnes(board, [card.id]).length > 0) model.setField(card.id, field, next);
              }}
            />
            {offered.length > 0 && (
              <ul className="part-proposals" aria-label={t("Proposed from what you did")}>
                {offered.map((proposal) => {
                  const { words, reason } = proposalWords(proposal);
                  return (
                    <li key={words}>
                      <button type="button" onClick={() => onTake(proposal)}>
                        <Icon name="plus" size={14} />
                        <span dir="auto">{words}</span>
                        <small>{reason}</small>
                      </button>
                    </li>
                  );
                })}
              </ul>
            )}
          </div>
        );
      })}
    </div>
  );
}
