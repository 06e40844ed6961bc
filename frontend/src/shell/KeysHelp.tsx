import { useEffect, useRef } from "react";
import { t } from "../i18n";
import { useBoard, useCanEdit, useLanguage } from "./board";
import { Icon } from "./icons";
import { type KeyGroup, keyGroups } from "./keys";
import { useValue } from "./value";

/** All keys, by what they are for; `first`: those that only this page has. */
export function KeysHelp({ first = [] }: { first?: readonly KeyGroup[] }) {
  useLanguage();
  const { desk } = useBoard();
  const editable = useCanEdit();
  const shown = useValue(desk.keysShown);
  const lens = useValue(desk.lens);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  return (
    <dialog ref={dialog} className="keys-help" aria-labelledby="keys-title" onClose={() => desk.keysShown.set(false)}>
      <header>
        <h2 id="keys-title">{t("Keys")}</h2>
        <button
          type="button"
          className="button is-quiet is-square"
          aria-label={t("Close")}
          onClick={() => desk.keysShown.set(false)}
        >
          <Icon name="close" size={18} />
        </button>
      </header>
      <div className="keys-groups">
        {[...first, ...keyGroups(editable, lens)].map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, meaning]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
