import type { Piece } from "../../board/model";
import { STRING_LIMIT } from "../../board/schema.gen";
import { t } from "../../i18n";
import { Avatar } from "../../shell/Avatar";
import { type Board, useArrived, useBoard, useCanEdit, useModel } from "../../shell/board";
import { sayUndoable } from "../../shell/commands";
import { Icon } from "../../shell/icons";
import { closedWords, openOnes, useCanChange, useIsClosed } from "../../shell/locks";
import { functionWord } from "../../shell/words";
import { layWith } from "../inline/layWith";
import { CardFields } from "./CardFields";
import { Owned } from "./Owned";
import { type Part, type Proposal, unclaimed, withWords } from "./part";
import { proposalWords } from "./proposalWords";

type MyCardProps = { part: Part; proposals: readonly Proposal[]; pieces: readonly Piece[] };

/** What I know, what I bring, whom I am in touch with: proposed from what I did, written by me. */
export function MyCard({ part, proposals, pieces }: MyCardProps) {
  const board = useBoard();
  const { me } = board.boot;
  const arrived = useArrived();
  const { card } = part;
  return (
    <section
      className="part-card is-mine zone-stakeholders"
      aria-label={t("My card")}
      data-piece={card?.id}
      tabIndex={-1}
    >
      <header>
        <Avatar of={me} size={40} />
        <div>
          <h3 dir="auto">{me.name}</h3>
          <p>{[functionWord(me.function), me.region].filter(Boolean).join(" · ")}</p>
        </div>
        {card && (
          <button type="button" className="button is-quiet" onClick={() => board.desk.select([card.id])}>
            {t("Details")}
          </button>
        )}
      </header>
      {card && <FilledCard card={card} proposals={proposals} />}
      {!card && arrived && <NoCard part={part} pieces={pieces} />}
      <Owned part={part} />
    </section>
  );
}

function FilledCard({ card, proposals }: { card: Piece; proposals: readonly Proposal[] }) {
  const board = useBoard();
  const editable = useCanChange(card.zone);
  return (
    <CardFields
      card={card}
      editable={editable}
      proposals={editable ? proposals : []}
      onTake={(proposal) => take(board, card.id, proposal)}
    />
  );
}

function NoCard({ part, pieces }: { part: Part; pieces: readonly Piece[] }) {
  const board = useBoard();
  const model = useModel();
  const { me } = board.boot;
  const editable = useCanEdit();
  const closed = useIsClosed("stakeholders");
  const known = unclaimed(me.name, pieces);
  if (!editable) return <p className="part-none">{t("You have no card on this board.")}</p>;
  if (closed) return <p className="part-none">{closedWords("stakeholders")}</p>;
  const claim = (id: string) => {
    if (openOnes(board, [id]).length > 0) model.setField(id, "person", part.person);
  };
  return (
    <div className="part-none">
      <p>{t("Say in three lines what you know, what you bring and whom you are in touch with.")}</p>
      {known ? (
        <button type="button" className="button is-primary" onClick={() => claim(known.id)}>
          {t("This card with my name is mine")}
        </button>
      ) : (
        <button
          type="button"
          className="button is-primary"
          onClick={() => {
            const fields = { person: me.person, name: me.name, role: functionWord(me.function) };
            if (layWith(board, "colleague", [{ text: me.name, fields }]).length > 0)
              sayUndoable(board, t("Your card lies among the stakeholders."));
          }}
        >
          <Icon name="plus" /> {t("Make my card")}
        </button>
      )}
    </div>
  );
}

function take(board: Board, id: string, proposal: Proposal): void {
  const model = board.session.model();
  const piece = model.piece(id);
  if (!piece || openOnes(board, [id]).length === 0) return;
  const before = piece.fields[proposal.field];
  const next = withWords(typeof before === "string" ? before : "", proposalWords(proposal).words, STRING_LIMIT);
  if (next === undefined) board.desk.say(t("There is no room left in this field. Shorten what it says first."));
  else model.setField(id, proposal.field, next);
}
