import { Value } from "../shell/value";
import { advance, type Speed } from "./advance";
import type { Happening, Wanted } from "./happening";
import { lastWhere, type Moments } from "./moments";
import { nextEnd, reachOf } from "./nextEnd";
import type { PastSession } from "./pastSession";
import type { Reading } from "./reading";

const FIRST_SPEED: Speed = 8;
// A page that was hidden, or busy, does not run on without whoever watches it.
const LONGEST_LOOK_MS = 250;

/** Runs the film: where it is, how fast, and what of it is asked for. */
export class FilmPlayer {
  readonly moments: Moments;
  /** How many edits there are up to what is shown. */
  readonly moment = new Value(0);
  /** The time in the room, in milliseconds since 1970. */
  readonly head: Value<number>;
  readonly playing = new Value(false);
  readonly speed = new Value<Speed>(FIRST_SPEED);
  /** What happens in the film, as far as it is asked for and read. */
  readonly told = new Value<readonly Happening[]>([]);
  /** Whether only a part of it is asked for. */
  readonly asked = new Value(false);
  /** The script of the workshop, as it was at last. */
  readonly script: Reading["script"];
  /** Whether all of it is known. */
  readonly isRead = new Value(false);
  readonly #session: PastSession;
  readonly #reading: Reading;
  #wanted: Wanted | undefined;
  /** Up to which moment goes what the first n of those told do: some begin earlier and end later than others. */
  #reach = new Uint32Array(1);
  #frame = 0;
  #looked = 0;

  constructor(moments: Moments, session: PastSession, reading: Reading) {
    this.moments = moments;
    this.#session = session;
    this.#reading = reading;
    this.script = reading.script;
    this.head = new Value(moments.timeOf(0));
    reading.upTo.subscribe(() => this.#tell());
    this.isRead.set(moments.count === 0);
  }

  /** Undefined asks for everything. */
  want(wanted: Wanted | undefined): void {
    this.#wanted = wanted;
    this.asked.set(wanted !== undefined);
    this.#tell();
  }

  play(): void {
    if (this.playing.get() || this.moments.count === 0) return;
    // At the end it begins anew.
    if (this.moment.get() === this.moments.count) this.goTo(0);
    this.playing.set(true);
    this.#looked = performance.now();
    this.#frame = requestAnimationFrame(this.#onFrame);
  }

  pause(): void {
    if (!this.playing.get()) return;
    cancelAnimationFrame(this.#frame);
    this.playing.set(false);
  }

  toggle(): void {
    if (this.playing.get()) this.pause();
    else this.play();
  }

  /** That moment, at the time of its edit. */
  goTo(moment: number): void {
    const there = Math.max(0, Math.min(this.moments.count, moment));
    this.#show(there, this.moments.timeOf(there));
  }

  goToTime(time: number): void {
    this.#show(this.moments.momentAt(time), time);
  }

  /** To the end of the next change that is asked for, or of the one before; what it was, undefined at either end. */
  step(by: 1 | -1): Happening | undefined {
    this.pause();
    const now = this.moment.get();
    const next = nextEnd(this.told.get(), now, by);
    if (next) this.goTo(next.last);
    else if (by === -1) this.goTo(0);
    else if (this.#reading.upTo.get() < this.moments.count) this.goTo(now + 1);
    else this.goTo(this.moments.count);
    return next;
  }

  stop(): void {
    this.pause();
    this.#reading.stop();
  }

  readonly #onFrame = (now: number): void => {
    const elapsed = Math.max(0, Math.min(LONGEST_LOOK_MS, now - this.#looked));
    this.#looked = now;
    const { moments } = this;
    const time = advance(this.head.get(), elapsed, this.speed.get(), this.#nextTime(), moments.ended);
    this.#show(moments.momentAt(time), time);
    if (this.moment.get() === moments.count) this.pause();
    else this.#frame = requestAnimationFrame(this.#onFrame);
  };

  // Of what is not asked for, nothing is waited for.
  #nextTime(): number | undefined {
    const moment = this.moment.get();
    if (!this.#wanted) return moment < this.moments.count ? this.moments.timeOf(moment + 1) : undefined;
    const told = this.told.get();
    const begun = toldUpTo(told, moment);
    const next = told[begun];
    if ((this.#reach[begun] ?? 0) > moment) return this.moments.timeOf(moment + 1);
    if (next) return this.moments.timeOf(next.first);
    // Nothing asked for comes any more: to the end.
    return this.#reading.upTo.get() === this.moments.count ? this.moments.ended : this.moments.timeOf(moment + 1);
  }

  #show(moment: number, time: number): void {
    if (moment === this.moment.get()) this.#session.setTime(time);
    else this.#session.show(this.moments.seqsAt(moment), time);
    this.head.set(time);
    this.moment.set(moment);
  }

  // Another list each time: whoever watches it compares by identity.
  #tell(): void {
    const { told, upTo } = this.#reading;
    this.isRead.set(upTo.get() === this.moments.count);
    const list = this.#wanted ? told.filter(this.#wanted) : [...told];
    this.#reach = reachOf(list);
    this.told.set(list);
  }
}

/** What is done with this very edit: one edit may do more than one thing. */
export function doneWith(told: readonly Happening[], moment: number): readonly Happening[] {
  return told.filter(({ last }) => last === moment);
}

/** How many of them have begun at this moment. */
export function toldUpTo(told: readonly Happening[], moment: number): number {
  return lastWhere(told.length, (nth) => (told[nth - 1]?.first ?? 0) <= moment);
}
