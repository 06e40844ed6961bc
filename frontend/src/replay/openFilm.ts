import { momentOfPlace, readAddress } from "./address";
import { type Film, fetchFilm, fetchKeyframe, fetchReel } from "./film";
import { KeptStates } from "./keptStates";
import { Moments } from "./moments";
import { PastDocument } from "./pastDocument";
import { PastSession } from "./pastSession";
import { FilmPlayer } from "./player";
import { Reading } from "./reading";

export type OpenFilm = { film: Film; session: PastSession; player: FilmPlayer };

/** Fetches the film and shows the moment that `search`, as of an address, names. `onPart`: how much has come, 0 to 1. */
export async function openFilm(
  board: string,
  search: () => string,
  onPart: (share: number) => void,
): Promise<OpenFilm> {
  const film = await fetchFilm(board);
  const wanted = readAddress(search(), film);
  const all = Math.max(1, film.documents.board + film.documents.stage);
  let come = 0;
  const onEdits = (edits: number) => {
    come += edits;
    onPart(come / all);
  };
  // A moment far on begins with a state that the server keeps: the film need not be run through for it.
  const seek = wanted && wanted.seq > 0 ? fetchKeyframe(board, "board", wanted.seq) : undefined;
  const [boardReel, stageReel, keyframe] = await Promise.all([
    fetchReel(board, "board", film.documents.board, onEdits),
    fetchReel(board, "stage", film.documents.stage, onEdits),
    seek,
  ]);
  const moments = new Moments(boardReel, stageReel);
  const kept = { board: new KeptStates(), stage: new KeptStates() };
  if (keyframe) kept.board.put(keyframe.seq, keyframe.bytes);
  const session = new PastSession({
    board: new PastDocument(boardReel, kept.board),
    stage: new PastDocument(stageReel, kept.stage),
  });
  const reading = new Reading(moments, kept);
  const player = new FilmPlayer(moments, session, reading);
  const place = readAddress(search(), film);
  session.show(moments.seqsAt(0), moments.timeOf(0));
  player.goTo(place ? momentOfPlace(moments, place) : 0);
  void reading.run();
  return { film, session, player };
}
