import type { Sign } from "../board/schema.gen";
import { type Topic, topicWords } from "../facilitation/rounds/round";
import { t, tn } from "../i18n";
import type { Board } from "../shell/board";
import { sentenceOf } from "../shell/label";
import { type LensName, lensWord } from "../shell/lens";
import { type Known, stepWords } from "../shell/past/pastWords";
import { signWord } from "../shell/signs";
import { clockWords, inWords, type Words } from "../shell/workshop";
import type { Happening, RoomEvent } from "./happening";
import type { Replay } from "./replay";

type Told = Known & { readonly author: string };

/** Who and what the ids stand for at the moment that is shown. */
export function knownOf({ people, session }: Board, { film }: Replay, happening?: Happening): Told {
  const model = session.model();
  const player = film.people[(happening?.person ?? 0) - 1];
  const nameOf = (id: string) =>
    people.everybody.get().get(id)?.name ?? (film.people.find((one) => one.person === id)?.name || undefined);
  return {
    kind: happening?.kind ?? "note",
    author: happening?.person === 0 ? "Puzzleboard" : (nameOf(player?.person ?? "") ?? t("Somebody")),
    person: nameOf,
    sentence: (id) => {
      const piece = model.piece(id);
      return piece && sentenceOf(piece);
    },
  };
}

/** "Lucía set Due to 6 March 2027". */
export function happeningWords(happening: Happening, known: Told): string {
  const { what, person, piece, field, before, after, link, more } = happening;
  const name = known.author;
  switch (what) {
    case "comment":
      return t("{name} commented: “{comment}”", { name, comment: String(after) });
    case "sign":
      return t("{name} marked it: {sign}", { name, sign: signWord(after as Sign) });
    case "created":
    case "text":
    case "field":
    case "moved":
    case "removed":
    case "restored":
    case "linked":
    case "unlinked": {
      const step = { at: "", person: person === 0 ? null : "author", what, field, before, after, link };
      const words = stepWords(step, piece ?? "", {
        ...known,
        person: (id) => (id === "author" ? name : known.person(id)),
      });
      return more > 0 ? `${words} ${tn("and {n} more piece", "and {n} more pieces", more)}` : words;
    }
    default:
      return roomWords(what, happening, name);
  }
}

function roomWords(what: RoomEvent, { title, after }: Happening, name: string): string {
  const about = typeof title === "string" ? title : inWords(title as Words | undefined);
  switch (what) {
    case "stage-begins":
      return t("Stage {n} begins: {stage}", { n: Number(after), stage: about });
    case "stage-ends":
      return t("The last stage ends: {stage}", { stage: about });
    case "timer-runs":
      return t("{name} started the timer: {left}", { name, left: clockWords(Number(after)) });
    case "timer-stands":
      return t("The timer stands");
    case "vote-opens":
      return t("{name} opened a vote: {question}", { name, question: about });
    case "vote-closes":
      return t("The vote is closed: {question}", { question: about });
    case "round-opens":
      return t("{name} opened a private round: {topic}", { name, topic: topicWords(about as Topic) });
    case "round-closes":
      return t("The private round is closed: {topic}", { topic: topicWords(about as Topic) });
    case "card":
      return t("{name} played the event card: {title}", { name, title: about });
    case "checkpoint":
      return t("{name} made checkpoint CP{n}: {title}", { name, n: Number(after), title: about });
    case "spotlight":
      return t("{name} brought everybody to: {lens}", { name, lens: lensWord(after as LensName) });
  }
}
