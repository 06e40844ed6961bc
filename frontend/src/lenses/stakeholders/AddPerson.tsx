import { useId, useRef, useState } from "react";
import { FIELDS, STRING_LIMIT } from "../../board/schema.gen";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { addPerson } from "./ownership";

const ROLE = FIELDS.stakeholder.role;
const ROLE_LIMIT = ROLE?.type === "text" ? ROLE.limit : STRING_LIMIT;

/** Another one of them, by name and role; the keyboard stays, for the next. */
export function AddPerson() {
  const board = useBoard();
  const [name, setName] = useState("");
  const [role, setRole] = useState("");
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const add = () => {
    field.current?.focus();
    const called = name.trim();
    setMissing(called === "");
    // Nothing typed goes away with a zone that is closed meanwhile.
    if (called === "" || !addPerson(board, called, role.trim())) return;
    board.desk.spoken.set(t("{name} is on the board, not placed yet.", { name: called }));
    setName("");
    setRole("");
  };
  return (
    <form
      className="add-person"
      aria-label={t("Add one of their people")}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        ref={field}
        value={name}
        maxLength={STRING_LIMIT}
        aria-label={t("Name")}
        placeholder={t("Name")}
        aria-invalid={missing}
        aria-describedby={missing ? id : undefined}
        dir="auto"
        onChange={(event) => {
          setName(event.target.value);
          setMissing(false);
        }}
      />
      <input
        value={role}
        maxLength={ROLE_LIMIT}
        aria-label={t("Role")}
        placeholder={t("Role")}
        dir="auto"
        onChange={(event) => setRole(event.target.value)}
      />
      <button type="submit" className="button">
        <Icon name="plus" size={15} /> {t("Add person")}
      </button>
      {missing && (
        <p id={id} role="alert">
          {t("A person needs a name. The role can come later.")}
        </p>
      )}
    </form>
  );
}
