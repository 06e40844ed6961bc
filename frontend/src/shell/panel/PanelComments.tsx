import { useRef } from "react";
import type { Comment, Piece } from "../../board/model";
import { language, t } from "../../i18n";
import { Avatar } from "../Avatar";
import { useBoard, useModel, usePerson } from "../board";
import { sayUndoable } from "../commands";
import { Icon } from "../icons";
import { Moment } from "../Moment";
import { useComments } from "../talk";
import { CommentField } from "./CommentField";

/** What was said of the piece, and the field to say something. A closed zone closes no talk. */
export function PanelComments({ piece, editable }: { piece: Piece; editable: boolean }) {
  const comments = useComments(piece.id);
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <section className="panel-comments" aria-label={t("Comments")}>
      <h3>
        {t("Comments")}{" "}
        {comments.length > 0 && <span>{new Intl.NumberFormat(language()).format(comments.length)}</span>}
      </h3>
      {comments.length === 0 && !editable && <p className="comments-none">{t("Nothing was said of it yet.")}</p>}
      {/* What others say while one reads is heard. */}
      <ul aria-live="polite" aria-relevant="additions">
        {comments.map((comment) => (
          <CommentLine
            key={comment.id}
            comment={comment}
            editable={editable}
            onRemoved={() => field.current?.focus()}
          />
        ))}
      </ul>
      {editable && <CommentField key={piece.id} piece={piece.id} field={field} />}
    </section>
  );
}

type CommentLineProps = { comment: Comment; editable: boolean; onRemoved: () => void };

function CommentLine({ comment, editable, onRemoved }: CommentLineProps) {
  const board = useBoard();
  const model = useModel();
  const author = usePerson(comment.by);
  const { me, can_host } = board.boot;
  const name = author?.name ?? t("Somebody");
  const removable = editable && (comment.by === me.person || can_host);
  return (
    <li className="comment">
      {author ? <Avatar of={author} size={24} /> : <span className="avatar" />}
      <div>
        <p className="comment-head">
          <b dir="auto">{name}</b> <Moment at={comment.at} />
        </p>
        <p className="comment-words" dir="auto">
          {comment.text}
        </p>
      </div>
      {removable && (
        <button
          type="button"
          className="button is-quiet is-square"
          aria-label={t("Remove the comment by {name}", { name })}
          title={t("Remove the comment")}
          onClick={() => {
            model.uncomment(comment.id);
            sayUndoable(board, t("Comment removed."));
            onRemoved();
          }}
        >
          <Icon name="close" size={15} />
        </button>
      )}
    </li>
  );
}
