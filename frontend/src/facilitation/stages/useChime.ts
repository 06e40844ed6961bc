import { useEffect, useRef } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { leftOf, useTimer } from "../../shell/workshop";

const TONES_HZ = [660, 880];
const TONE_SECONDS = 0.35;

/** When the timer runs out while one is here: said once, and a short tone where the facilitator wants one. */
export function useChime(): void {
  const { desk, session } = useBoard();
  const timer = useTimer();
  const said = useRef("");
  useEffect(() => {
    if (!timer?.running) return;
    const left = leftOf(timer, session.serverNow());
    if (left <= 0) return;
    const ending = setTimeout(() => {
      if (said.current === timer.at) return;
      said.current = timer.at;
      desk.spoken.set(t("Time is up."));
      if (timer.sound) play();
    }, left * 1000);
    return () => clearTimeout(ending);
  }, [timer, desk, session]);
}

function play(): void {
  try {
    const audio = new AudioContext();
    TONES_HZ.forEach((tone, index) => {
      const [voice, volume] = [audio.createOscillator(), audio.createGain()];
      voice.frequency.value = tone;
      const from = audio.currentTime + index * TONE_SECONDS;
      volume.gain.setValueAtTime(0.18, from);
      volume.gain.exponentialRampToValueAtTime(0.001, from + TONE_SECONDS);
      voice.connect(volume).connect(audio.destination);
      voice.start(from);
      voice.stop(from + TONE_SECONDS);
    });
    setTimeout(() => void audio.close(), 2_000);
  } catch {
    // A browser that makes no sound before it was touched: the words are said all the same.
  }
}
