import { t, tn } from "../../i18n";
import { Icon } from "../../shell/icons";
import { type Contact, STRENGTHS } from "./contacts";
import { contactWords } from "./contactWords";
import { type Colleague, type Decider, isHigh } from "./deciders";

type ContactCellProps = {
  colleague: Colleague;
  decider: Decider;
  contact: Contact;
  today: string;
  active: boolean;
  onChoose: () => void;
};

/** Full marks for what there is, open ones for what is wanted beyond it, and what is missing in words. */
export function ContactCell({ colleague, decider, contact, today, active, onChoose }: ContactCellProps) {
  const { strength, wanted, missing, link } = contact;
  const gap = missing > 0 ? (isHigh(decider) ? "is-wide" : "is-gap") : "";
  return (
    <td className={gap}>
      <button
        type="button"
        className="contact-cell"
        data-cell={`${colleague.id} ${decider.id}`}
        tabIndex={active ? 0 : -1}
        aria-current={active || undefined}
        onFocus={onChoose}
        onClick={onChoose}
      >
        <span className="sr-only">{contactWords(colleague, decider, contact, today)}</span>
        {link === undefined ? (
          <span className="contact-none" aria-hidden="true">
            –
          </span>
        ) : (
          <span className="contact-pips" aria-hidden="true">
            {STRENGTHS.slice(1).map((step) => (
              <i
                key={step}
                className={step <= (strength ?? 0) ? "is-there" : step <= (wanted ?? 0) ? "is-wanted" : ""}
              />
            ))}
            <span>{strength ?? "?"}</span>
          </span>
        )}
        {missing > 0 && (
          <span className="contact-missing" aria-hidden="true">
            {gap === "is-wide" && <Icon name="warn" size={12} />}
            {tn("{n} more", "{n} more", missing)}
          </span>
        )}
        {link !== undefined && strength === undefined && missing === 0 && (
          <span className="contact-unsaid" aria-hidden="true">
            {t("owns, strength not said")}
          </span>
        )}
      </button>
    </td>
  );
}
