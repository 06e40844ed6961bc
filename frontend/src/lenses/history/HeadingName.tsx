import { useBoard } from "../../shell/board";
import { sentenceOf } from "../../shell/label";
import type { Heading } from "./expansion";

/** The name of a row or column, and the pieces that are in it but in no cell yet. */
export function HeadingName({ heading, missing }: { heading: Heading; missing: string }) {
  const { desk } = useBoard();
  return (
    <>
      {heading.name}
      {heading.waiting.map((piece) => (
        <button
          key={piece.id}
          type="button"
          data-piece={piece.id}
          className="expansion-waiting"
          title={sentenceOf(piece)}
          aria-label={`${sentenceOf(piece)}: ${missing}`}
          onClick={() => desk.select([piece.id])}
        >
          {missing}
        </button>
      ))}
    </>
  );
}
