import { t } from "../i18n";
import { useBoard } from "./board";
import { Icon } from "./icons";
import { useValue } from "./value";

export function Toasts() {
  const { desk } = useBoard();
  const toasts = useValue(desk.toasts);
  return (
    <div className="toasts" role="status">
      {toasts.map(({ id, text, action }) => (
        <div key={id} className="toast">
          <span>{text}</span>
          {action && (
            <button
              type="button"
              className="toast-action"
              onClick={() => {
                action.run();
                desk.unsay(id);
              }}
            >
              {action.word}
            </button>
          )}
          <button type="button" className="toast-close" aria-label={t("Close")} onClick={() => desk.unsay(id)}>
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}
