import { useBoard } from "../../shell/board";
import { useStage } from "../../shell/stage";
import { useTick } from "../../shell/useTick";
import { useNow } from "../../shell/workshop";
import { type EventCard, useCards } from "../cards/card";
import { type Checkpoint, useCheckpoints } from "../checkpoints/checkpoint";
import { type Round, useRounds } from "../rounds/round";
import { useSpotlight } from "../spotlight/spotlight";
import { useVotes, type Vote } from "../votes/vote";
import type { Laid } from "./sight";

const RESULT_MINUTES = 20;

export type Going = {
  readonly votes: readonly Vote[];
  readonly rounds: readonly Round[];
  readonly cards: readonly EventCard[];
  readonly checkpoints: readonly Checkpoint[];
  /** What the room was called to otherwise: a stage, pieces that were laid, a place. */
  readonly called: readonly (string | undefined)[];
};
export type News = {
  readonly vote: Vote | undefined;
  readonly round: Round | undefined;
  readonly cards: readonly EventCard[];
  readonly poll: Checkpoint | undefined;
  /** The checkpoint that is shown to everybody. */
  readonly report: Checkpoint | undefined;
};

/**
 * What is under way, and the results of what was last: nobody puts them away before everybody, so they go when the room
 * goes on, or after a while.
 */
export function newsOf({ votes, rounds, cards, checkpoints, called }: Going, nowMs: number): News {
  const begun = [
    ...called,
    ...votes.map(({ opened_at }) => opened_at),
    ...rounds.map(({ opened_at }) => opened_at),
    ...cards.map(({ played }) => played?.at),
    ...checkpoints.map(({ poll }) => poll?.opened_at),
  ];
  const since = latest(begun);
  const isNews = (at: string | undefined) =>
    at !== undefined && at > since && nowMs - Date.parse(at) < RESULT_MINUTES * 60_000;
  const shown = checkpoints.filter((one) => isNews(one.shown?.at));
  const lastShown = latest(shown.map((one) => one.shown?.at));
  return {
    vote: votes.find(({ closed_at }) => !closed_at) ?? votes.find(({ closed_at }) => isNews(closed_at)),
    round: rounds.find(({ closed_at }) => !closed_at) ?? rounds.find(({ closed_at }) => isNews(closed_at)),
    cards: cards.filter(({ played }) => played && !played.done_at),
    poll: checkpoints.find(({ poll }) => poll && !poll.closed_at),
    report: shown.find((one) => one.shown?.at === lastShown),
  };
}

export function useNews(): News {
  const { session } = useBoard();
  const [votes, rounds, cards, checkpoints] = [useVotes(), useRounds(), useCards(), useCheckpoints()];
  const [now, spotlight] = [useNow(), useSpotlight()];
  const laid = useStage("hands").laid as Laid | undefined;
  // Whoever is followed over the map goes on all the time.
  const isRoaming = spotlight?.follow && spotlight.lens === "map";
  const called = [now?.at, laid?.at, isRoaming ? undefined : spotlight?.at];
  useTick(votes.length + rounds.length + checkpoints.length > 0);
  return newsOf({ votes, rounds, cards, checkpoints, called }, session.serverNow());
}

function latest(times: readonly (string | undefined)[]): string {
  return times.reduce<string>((last, at) => (at && at > last ? at : last), "");
}
