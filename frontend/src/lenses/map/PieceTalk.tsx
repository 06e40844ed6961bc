import { language, t, tn } from "../../i18n";
import { Icon, type IconName } from "../../shell/icons";
import { useComments, useReactions } from "../../shell/talk";

/** How much was said of a piece, to how many it was new, and whether it is key to anybody. */
export function PieceTalk({ id }: { id: string }) {
  const comments = useComments(id).length;
  const reactions = useReactions(id);
  const news = reactions.filter(({ sign }) => sign === "new").length;
  const isKey = reactions.some(({ sign }) => sign === "key");
  if (comments === 0 && news === 0 && !isKey) return null;
  return (
    <span className="piece-talk">
      {isKey && <Figure icon="star" words={t("Key piece")} />}
      {comments > 0 && <Figure icon="comment" n={comments} words={tn("{n} comment", "{n} comments", comments)} />}
      {news > 0 && <Figure icon="spark" n={news} words={tn("New to {n} person", "New to {n} people", news)} />}
    </span>
  );
}

function Figure({ icon, n, words }: { icon: IconName; n?: number; words: string }) {
  return (
    <span title={words} className={`is-${icon}`}>
      <Icon name={icon} size={14} />
      {n !== undefined && <span aria-hidden="true">{new Intl.NumberFormat(language()).format(n)}</span>}
      <span className="sr-only">{words}</span>
    </span>
  );
}
