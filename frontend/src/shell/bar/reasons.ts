import { OTHERS_REMOVED_LIMIT, ZONES, type Zone } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import { zoneWord } from "../words";

type Sentence = (n: number) => string;

const noRule: Sentence = (n) =>
  tn("{n} change did not keep a rule of the board", "{n} changes did not keep a rule of the board", n);
const unreadable: Sentence = (n) =>
  tn("{n} change could not be read by the server", "{n} changes could not be read by the server", n);
const pieceGone: Sentence = (n) =>
  tn("{n} change was to a piece that somebody removed", "{n} changes were to pieces that somebody removed", n);
const tooLarge: Sentence = (n) => tn("{n} change was too large", "{n} changes were too large", n);

/** Why changes were not placed, by the code of the refusal: what a person can do something about, in their words. */
const REASONS: Readonly<Record<string, Sentence>> = {
  archived: (n) =>
    tn("{n} change came after the board was archived", "{n} changes came after the board was archived", n),
  "bad-id": noRule,
  "bad-value": (n) =>
    tn("{n} change has a value that does not fit there", "{n} changes have values that do not fit there", n),
  "board-full": (n) => tn("{n} change found no room: it is full", "{n} changes found no room: it is full", n),
  "foreign-client": unreadable,
  "forged-author": noRule,
  gap: unreadable,
  "half-character": unreadable,
  immutable: noRule,
  incomplete: noRule,
  "makes-a-loop": (n) =>
    tn("{n} link lets somebody report to themselves", "{n} links let somebody report to themselves", n),
  malformed: unreadable,
  "no-such-document": (n) =>
    tn(
      "{n} change is for something this server does not have",
      "{n} changes are for something this server does not have",
      n,
    ),
  "no-such-piece": pieceGone,
  "not-linkable": (n) => tn("{n} link joins what does not fit", "{n} links join what does not fit", n),
  "not-yours": (n) => tn("{n} change is up to somebody else", "{n} changes are up to somebody else", n),
  overwritten: (n) => tn("{n} piece is there already", "{n} pieces are there already", n),
  "piece-gone": pieceGone,
  "private-round": (n) =>
    tn("{n} change came while everybody wrote alone", "{n} changes came while everybody wrote alone", n),
  "replaced-text": noRule,
  "rich-text": noRule,
  role: (n) => tn("{n} change came when you could only watch", "{n} changes came when you could only watch", n),
  "server-only": noRule,
  shape: noRule,
  "stage-kind": (n) =>
    tn(
      "{n} piece is of a kind that this stage does not ask for",
      "{n} pieces are of a kind that this stage does not ask for",
      n,
    ),
  "stage-zone": (n) =>
    tn(
      "{n} change is in a zone that is not open in this stage",
      "{n} changes are in zones that are not open in this stage",
      n,
    ),
  "still-accepted": (n) =>
    tn("{n} action was accepted before it was given away", "{n} actions were accepted before they were given away", n),
  "text-too-long": (n) => tn("{n} text is too long for a piece", "{n} texts are too long for a piece", n),
  "too-big": tooLarge,
  "too-many-deletions": (n) =>
    tn(
      "{n} piece was not removed: more than {most} of others at once are up to a facilitator",
      "{n} pieces were not removed: more than {most} of others at once are up to a facilitator",
      n,
      { most: OTHERS_REMOVED_LIMIT },
    ),
  "too-much": tooLarge,
  unavailable: (n) =>
    tn(
      "{n} change is for your hand, which can only be read at the moment",
      "{n} changes are for your hand, which can only be read at the moment",
      n,
    ),
  "unknown-root": noRule,
  "zone-locked": (n) =>
    tn("{n} change came after the zone was closed", "{n} changes came after the zone was closed", n),
};

export const REFUSALS: readonly string[] = Object.keys(REASONS);

/** `zone` is the one it was refused for, where that is known. */
export function reasonWords(code: string, n: number, zone?: string): string {
  if (code === "zone-locked" && isZone(zone))
    return tn("{n} change came after {zone} was closed", "{n} changes came after {zone} was closed", n, {
      zone: zoneWord(zone),
    });
  if (code === "stage-zone" && isZone(zone))
    return tn("{n} change came when {zone} was not open", "{n} changes came when {zone} was not open", n, {
      zone: zoneWord(zone),
    });
  return REASONS[code]?.(n) ?? tn("{n} change could not be placed", "{n} changes could not be placed", n);
}

function isZone(zone: string | undefined): zone is Zone {
  return ZONES.some((known) => known === zone);
}

/** What may still become of it. */
export function adviceFor(code: string): string {
  switch (code) {
    case "private-round":
      return t("Put it in your hand: it is laid with all the others.");
    case "stage-zone":
    case "stage-kind":
      return t("Go on with it in your hand, and lay it when its stage comes.");
    case "zone-locked":
      return t("Try again when the zone is open, or go on with it in your hand.");
    case "piece-gone":
    case "no-such-piece":
      return t("Its words can go on as a piece of their own, from your hand.");
    case "text-too-long":
      return t("Copy it, and lay it in parts.");
    case "board-full":
      return t("Try again when others have made room.");
    case "too-many-deletions":
      return t("Ask a facilitator to remove them, or remove up to {most} at a time.", { most: OTHERS_REMOVED_LIMIT });
    case "role":
    case "archived":
      return t("Copy what you want to keep. The facilitator can let you write again.");
    case "unavailable":
      return t("Copy what you want to keep, and tell whoever looks after this server.");
    default:
      return t("Copy what you want to keep, or try again.");
  }
}
