import { t, tn } from "../../i18n";
import { Icon } from "../../shell/icons";
import { gapsIn, isSilent, type Surface } from "./contacts";
import { sinceWords } from "./contactWords";
import { type Colleague, type Decider, isHigh } from "./deciders";

type ContactGapsProps = {
  colleagues: readonly Colleague[];
  deciders: readonly Decider[];
  surface: Surface;
  today: string;
  onShow: (cell: readonly [string, string]) => void;
};

const SHOWN = 6;

/** What the table says, in sentences: where contact is missing most, and who has not heard of us for long. */
export function ContactGaps({ colleagues, deciders, surface, today, onShow }: ContactGapsProps) {
  const gaps = gapsIn(surface, colleagues, deciders);
  const silent = deciders.filter(({ id }) => isSilent(surface.last(id), today));
  return (
    <div className="contact-findings">
      <section aria-label={t("Where contact is missing")}>
        <h3>{t("Where contact is missing")}</h3>
        {gaps.length === 0 && (
          <p>{t("No gap yet. Say how strong each contact should be, and what is missing shows here.")}</p>
        )}
        <ul>
          {gaps.slice(0, SHOWN).map(({ colleague, decider, missing }) => (
            <li key={`${colleague.id} ${decider.id}`} className={isHigh(decider) ? "is-wide" : ""}>
              <button type="button" className="link-button" onClick={() => onShow([colleague.id, decider.id])}>
                {t("{name} with {other}", { name: colleague.name, other: decider.name })}
              </button>{" "}
              {tn("{n} more", "{n} more", missing)}
              {isHigh(decider) && (
                <span className="contact-high">
                  <Icon name="warn" size={13} /> {t("high power")}
                </span>
              )}
            </li>
          ))}
        </ul>
        {gaps.length > SHOWN && <p>{tn("and {n} more", "and {n} more", gaps.length - SHOWN)}</p>}
      </section>
      <section aria-label={t("Not contacted for more than 90 days")}>
        <h3>{t("Not contacted for more than 90 days")}</h3>
        {silent.length === 0 && <p>{t("Nobody: all of them have heard from us.")}</p>}
        <ul>
          {silent.map(({ id, name }) => (
            <li key={id}>
              <span dir="auto">{name}</span>: {sinceWords(surface.last(id), today)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
