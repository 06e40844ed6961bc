import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Menu } from "../../shell/Menu";
import { functionWord } from "../../shell/words";
import { reveal } from "./reveal";
import { useHandCounts } from "./useHandCounts";

/** By function, one by one, or all that waits in hands. */
export function RevealChoices({ opens = "up" }: { opens?: "up" | "down" }) {
  const board = useBoard();
  const { total, by_function } = useHandCounts();
  const items = by_function.map(({ function: name, count }) => ({
    id: name,
    word: functionWord(name as Parameters<typeof functionWord>[0]),
    hint: tn("{n} piece", "{n} pieces", count),
    run: () => void reveal(board, { function: name }),
  }));
  return (
    <div className="reveal-choices">
      <Menu label={t("Reveal by function")} opens={opens} groups={[{ items }]}>
        {t("By function")}
      </Menu>
      <button
        type="button"
        className="button"
        disabled={total === 0}
        onClick={() => void reveal(board, { next: true })}
      >
        {t("One by one")}
      </button>
      <button
        type="button"
        className="button is-accent"
        disabled={total === 0}
        onClick={() => void reveal(board, { all: true })}
      >
        {t("Reveal all {n}", { n: total })}
      </button>
    </div>
  );
}
