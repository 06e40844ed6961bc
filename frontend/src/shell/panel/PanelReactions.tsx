import type { Piece } from "../../board/model";
import { SIGNS, type Sign } from "../../board/schema.gen";
import { language, t } from "../../i18n";
import { useBoard, useModel } from "../board";
import { Icon } from "../icons";
import { SIGN_ICON, signWord } from "../signs";
import { useReactions } from "../talk";
import { useValue } from "../value";

/** What people say of the piece with one press, and who says it. */
export function PanelReactions({ piece, editable }: { piece: Piece; editable: boolean }) {
  const { boot, people } = useBoard();
  const model = useModel();
  const reactions = useReactions(piece.id);
  const everybody = useValue(people.everybody);
  const me = boot.me.person;
  const whoSaid = (sign: Sign) => reactions.filter((reaction) => reaction.sign === sign).map(({ person }) => person);
  const said = SIGNS.map((sign) => ({ sign, who: whoSaid(sign) }));
  const nameOf = (person: string) => (person === me ? t("you") : (everybody.get(person)?.name ?? t("Somebody")));
  const names = (who: readonly string[]) => new Intl.ListFormat(language()).format(who.map(nameOf));
  if (!editable && reactions.length === 0) return null;
  return (
    <section className="panel-reactions" aria-label={t("What people say of it")}>
      {editable && (
        <fieldset aria-label={t("What do you say of it?")}>
          {said.map(({ sign, who }) => (
            <button
              key={sign}
              type="button"
              className="sign"
              aria-pressed={who.includes(me)}
              title={names(who)}
              onClick={() => model.react(piece.id, sign, !who.includes(me))}
            >
              <Icon name={SIGN_ICON[sign]} size={15} />
              <span>{signWord(sign)}</span>
              {who.length > 0 && <b>{who.length}</b>}
            </button>
          ))}
        </fieldset>
      )}
      {reactions.length > 0 && (
        <ul className="sign-people">
          {said
            .filter(({ who }) => who.length > 0)
            .map(({ sign, who }) => (
              <li key={sign}>
                <Icon name={SIGN_ICON[sign]} size={14} />
                <span>
                  <b>{signWord(sign)}:</b> <span dir="auto">{names(who)}</span>
                </span>
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}
