import { t } from "../../i18n";
import { useBoard, useCanEdit } from "../../shell/board";
import { sayUndoable } from "../../shell/commands";
import { isLinkClosed, useLocks } from "../../shell/locks";
import { DateField } from "../../shell/panel/DateField";
import { StrengthField } from "../../shell/panel/StrengthField";
import { dropContact, setContact } from "./contacting";
import { type Contact, isSilent } from "./contacts";
import { strengthWord } from "./contactWords";
import type { Colleague, Decider } from "./deciders";

type ContactEditorProps = {
  colleague: Colleague;
  decider: Decider;
  contact: Contact;
  today: string;
  onDone: () => void;
};

/** What is said of the contact the keyboard or the mouse is on. */
export function ContactEditor({ colleague, decider, contact, today, onDone }: ContactEditorProps) {
  const board = useBoard();
  useLocks();
  const canEdit = useCanEdit();
  const editable = canEdit && !isLinkClosed(board, colleague.id, decider.id);
  const cell = [colleague.id, decider.id] as const;
  const { strength, wanted, lastContact, link } = contact;
  // Enter in the date came from the table, and goes back there; so does Escape.
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== "Escape" && !(event.key === "Enter" && event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    event.stopPropagation();
    onDone();
  };
  return (
    <section className="contact-editor" aria-label={t("The contact")} onKeyDown={onKeyDown}>
      <h3>
        <span dir="auto">{colleague.name}</span> · <span dir="auto">{decider.name}</span>
      </h3>
      <div className="contact-fields">
        <span>{t("Now")}</span>
        <StrengthField
          id="contact-strength"
          label={t("Strength now")}
          value={strength}
          editable={editable}
          onChange={(next) => setContact(board, cell, "strength", next)}
        />
        <small>{strength === undefined ? "" : strengthWord(strength)}</small>
        <span>{t("Wanted")}</span>
        <StrengthField
          id="contact-wanted"
          label={t("Strength wanted")}
          value={wanted}
          editable={editable}
          onChange={(next) => setContact(board, cell, "wanted", next)}
        />
        <label htmlFor="last-contact">{t("Last contact")}</label>
        <DateField
          id="last-contact"
          draftKey={`last-contact ${colleague.id} ${decider.id}`}
          label={t("Last contact")}
          value={lastContact}
          editable={editable}
          onChange={(next) => setContact(board, cell, "last_contact", next)}
        />
        {link !== undefined && lastContact !== "" && isSilent(lastContact, today) && (
          <small className="contact-silent">{t("More than 90 days ago.")}</small>
        )}
        {lastContact > today && <small className="contact-silent">{t("This day is still to come.")}</small>}
        {editable && link !== undefined && (
          <button
            type="button"
            className="button is-quiet"
            onClick={() => {
              dropContact(board, cell);
              sayUndoable(board, t("Contact removed."));
            }}
          >
            {t("Remove the contact")}
          </button>
        )}
      </div>
      {editable && (
        <p>
          {t("In the table: arrows walk, 0 to 3 says how strong, with Shift how strong it should be, Enter the date.")}
        </p>
      )}
    </section>
  );
}
