import { t } from "../../i18n";
import { Avatar } from "../Avatar";
import { usePerson } from "../board";
import { Icon } from "../icons";
import type { Author, Step } from "../past/past";
import { type Known, moment, stepWords } from "../past/pastWords";
import { STEP_ICON } from "../past/stepIcon";

type HistoryStepProps = { step: Step; piece: string; known: Known; authors: readonly Author[] };

/** Who did what, and when; for words what they were and what they became. */
export function HistoryStep({ step, piece, known, authors }: HistoryStepProps) {
  const seated = usePerson(step.person ?? "");
  const author = seated ?? authors.find(({ person }) => person === step.person);
  const at = new Date(step.at);
  return (
    <li className="history-step">
      {author ? (
        <Avatar of={author} size={26} />
      ) : (
        <span className="history-icon">
          <Icon name={STEP_ICON[step.what]} size={15} />
        </span>
      )}
      <div>
        <p dir="auto">{stepWords(step, piece, known)}</p>
        {step.what === "text" && (
          <p className="history-words">
            <Words word={t("before")} words={step.before} as="del" />
            <Words word={t("after")} words={step.after} as="ins" />
          </p>
        )}
        <time dateTime={step.at}>{moment(at)}</time>
      </div>
    </li>
  );
}

function Words({ word, words, as: Tag }: { word: string; words: unknown; as: "del" | "ins" }) {
  const text = typeof words === "string" ? words.trim() : "";
  return (
    <Tag dir="auto">
      <span className="sr-only">{word}: </span>
      {text || t("no words")}
    </Tag>
  );
}
