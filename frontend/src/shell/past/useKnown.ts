import { useMemo } from "react";
import type { Kind } from "../../board/schema.gen";
import { useBoard, useModel } from "../board";
import { sentenceOf } from "../label";
import { useValue } from "../value";
import type { Author } from "./past";
import type { Known } from "./pastWords";

/** Who and what the ids in a history stand for: also people who have left since. */
export function useKnown(kind: Kind, authors: readonly Author[]): Known {
  const { people } = useBoard();
  const model = useModel();
  const everybody = useValue(people.everybody);
  return useMemo(() => {
    const gone = new Map(authors.map((author) => [author.person, author.name]));
    return {
      kind,
      person: (id) => everybody.get(id)?.name ?? gone.get(id),
      sentence: (id) => {
        const piece = model.piece(id);
        return piece && sentenceOf(piece);
      },
    };
  }, [kind, authors, everybody, model]);
}
