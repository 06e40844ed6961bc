import { t } from "../../i18n";
import { Icon } from "../../shell/icons";

type TextButtonProps = {
  name: string;
  text: () => string;
  /** Not all of it is there yet. */
  isWaiting: boolean;
};

/** Keeps a text as a file on this device. */
export function TextButton({ name, text, isWaiting }: TextButtonProps) {
  const keep = () => {
    const address = URL.createObjectURL(new Blob([text()], { type: "text/markdown;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `${name}.md`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address));
  };
  return (
    <button type="button" className="button" disabled={isWaiting} onClick={keep}>
      <Icon name="note" size={15} /> {t("Save as text")}
    </button>
  );
}
