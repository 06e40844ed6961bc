import { useState } from "react";
import { t } from "../../i18n";
import { Icon } from "../icons";
import { RemovedDialog } from "../past/RemovedDialog";

/** To what was taken off the board: nothing is gone for good. */
export function RemovedButton() {
  const [open, setOpen] = useState(false);
  const word = t("Removed pieces");
  return (
    <>
      <button
        type="button"
        className="button is-quiet is-square"
        aria-label={word}
        title={word}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="trash" size={18} />
      </button>
      {open && <RemovedDialog onClose={() => setOpen(false)} />}
    </>
  );
}
