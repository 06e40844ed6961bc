import { t } from "../i18n";
import { Segments } from "../lenses/Segments";
import { useBoard } from "../shell/board";
import { Icon, type IconName } from "../shell/icons";
import { useValue } from "../shell/value";
import { writeAddress } from "./address";
import { SPEEDS, type Speed } from "./advance";
import { Clock } from "./Clock";
import { MoreButton } from "./MoreButton";
import { goToFlag, stepBy } from "./moves";
import { useReplay } from "./replay";

type ControlsProps = { changesShown: boolean; onChanges: () => void };

export function Controls({ changesShown, onChanges }: ControlsProps) {
  const board = useBoard();
  const replay = useReplay();
  const { player } = replay;
  const playing = useValue(player.playing);
  const speed = useValue(player.speed);
  const button = (icon: IconName, word: string, keys: string, run: () => void) => (
    <button
      type="button"
      className="button is-square"
      aria-label={word}
      aria-keyshortcuts={keys}
      title={word}
      onClick={run}
    >
      <Icon name={icon} size={18} />
    </button>
  );
  return (
    <div className="timeline-controls">
      <fieldset className="timeline-buttons" aria-label={t("Play")}>
        {button("toStart", t("To the checkpoint before"), "Shift+ArrowLeft", () => goToFlag(board, replay, -1))}
        {button("back", t("One change back"), "ArrowLeft ,", () => stepBy(board, replay, -1))}
        <button
          type="button"
          className="button is-primary is-square timeline-play"
          aria-label={playing ? t("Pause") : t("Play")}
          aria-keyshortcuts="Space P"
          title={playing ? t("Pause") : t("Play")}
          onClick={() => player.toggle()}
        >
          <Icon name={playing ? "pause" : "play"} size={18} />
        </button>
        {button("next", t("One change on"), "ArrowRight .", () => stepBy(board, replay, 1))}
        {button("toEnd", t("To the next checkpoint"), "Shift+ArrowRight", () => goToFlag(board, replay, 1))}
      </fieldset>
      <Clock />
      <MoreButton />
      <span className="timeline-space" />
      <div className="timeline-speed">
        <Segments
          label={t("Speed; where nothing happens, the film goes on at once")}
          options={SPEEDS.map((each) => ({ name: String(each), word: `×${each}` }))}
          value={String(speed)}
          onChange={(next) => player.speed.set(Number(next) as Speed)}
        />
      </div>
      <button
        type="button"
        className="button timeline-link"
        aria-label={t("Copy a link to this moment")}
        title={t("Copy a link to this moment")}
        onClick={() => void copyLink()}
      >
        <Icon name="link" size={17} />
      </button>
      <button type="button" className="button timeline-changes" aria-pressed={changesShown} onClick={onChanges}>
        <Icon name="dots" size={17} /> <span>{t("What changed")}</span>
      </button>
    </div>
  );

  async function copyLink(): Promise<void> {
    const { origin, pathname, hash } = location;
    const link = origin + pathname + writeAddress(player.moments, player.moment.get()) + hash;
    try {
      await navigator.clipboard.writeText(link);
      board.desk.say(t("The link to this moment is copied."));
    } catch {
      board.desk.say(t("Your browser did not let the link be copied. Here it is: {link}", { link }));
    }
  }
}
