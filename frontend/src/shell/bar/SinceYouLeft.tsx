import { language, t, tn } from "../../i18n";
import { type Board, useBoard } from "../board";
import { Menu, type MenuItem } from "../Menu";
import { useValue } from "../value";
import type { Happened, News } from "../visit/news";
import { kindWord, zoneWord } from "../words";

// More than anybody reads in a list; the marks on the map show the others.
const LISTED = 60;

const HAPPENED: Readonly<Record<Happened, (news: News) => string>> = {
  new: () => t("New"),
  changed: () => t("Changed"),
  moved: ({ print }) => t("Now in {zone}", { zone: zoneWord(print.zone) }),
  removed: () => t("Removed"),
};

/** What others did while one was away: each change leads to its piece. Nothing is said to who has missed nothing. */
export function SinceYouLeft() {
  const board = useBoard();
  const { visit, people } = board;
  const news = useValue(visit.news);
  const everybody = useValue(people.everybody);
  if (news.length === 0) return null;
  const words = tn("{n} change since you left", "{n} changes since you left", news.length);
  const itemOf = (each: News): MenuItem => {
    const author = everybody.get(each.print.by)?.name;
    return {
      id: each.id,
      icon: each.print.kind,
      word: t("{kind}: {text}", { kind: kindWord(each.print.kind), text: each.print.label }),
      // Whoever wrote a piece need not be who changed it.
      hint: [HAPPENED[each.happened](each), author && t("written by {name}", { name: author })]
        .filter(Boolean)
        .join(" · "),
      run: () => goTo(board, each),
    };
  };
  const title =
    news.length > LISTED
      ? t("The first {n} of {all} changes since you left", { n: LISTED, all: news.length })
      : t("Since you left");
  const groups = [
    { title, items: news.slice(0, LISTED).map(itemOf) },
    { items: [{ id: "all", icon: "check" as const, word: t("Mark all as seen"), run: () => seeAll(board) }] },
  ];
  return (
    <div className="since-you-left">
      <Menu
        label={words}
        className="since-button"
        align="end"
        groups={groups}
        // There is no piece to look at: read here, it is seen.
        onOpen={() => {
          for (const { id, happened } of news) if (happened === "removed") visit.saw(id);
        }}
      >
        <i />
        <span className="since-words" aria-hidden="true">
          {words}
        </span>
        <span className="since-count" aria-hidden="true">
          {new Intl.NumberFormat(language()).format(news.length)}
        </span>
      </Menu>
    </div>
  );
}

function goTo({ desk, session, visit }: Board, { id, print }: News): void {
  if (session.model().piece(id)) {
    desk.select([id]);
    desk.camera?.show([id]);
    desk.camera?.focus(id);
    return;
  }
  visit.saw(id);
  desk.say(t("“{piece}” was removed while you were away.", { piece: print.label }));
}

function seeAll({ desk, visit }: Board): void {
  visit.sawAll();
  // Nothing would pass any more.
  const filter = desk.filter.get();
  if (filter.changed) desk.filter.set({ ...filter, changed: false });
  desk.camera?.focus();
}
