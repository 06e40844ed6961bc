import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { t } from "../../i18n";
import { Icon } from "../../shell/icons";
import { Popover } from "./Popover";
import { type Choice, pick } from "./picking";

const AT_MOST = 40;
const NEW = "\n";

/** What was typed and not made into a piece yet, by what it was typed for: it is there when one comes back. */
const drafts = new Map<string, string>();

type PickerProps = {
  /** What is chosen here, and for what. */
  label: string;
  placeholder: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  /** Before each choice: who it is, what it is. */
  mark?: (id: string) => ReactNode;
  /** The word for none of them, where that may be chosen. */
  noneWord?: string;
  /** Makes a new one of what was typed; false keeps the words. */
  onNew?: (text: string) => boolean;
  newWord?: (text: string) => string;
  draftKey?: string;
  onChoose: (id: string | undefined) => void;
  /** `back`: the keyboard goes back to where it was opened. */
  onClose: (back: boolean) => void;
};

/** Type some words, arrows, Enter. For everything that is chosen from a list: people, states, pieces to link. */
export function Picker(props: PickerProps) {
  const { label, placeholder, choices, chosen, mark, noneWord, onNew, newWord, draftKey, onChoose, onClose } = props;
  const [query, setQuery] = useState(() => drafts.get(draftKey ?? "") ?? "");
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const found = pick(choices, query).slice(0, AT_MOST);
  const written = query.trim();
  const options: Choice[] = [
    ...(noneWord && written === "" ? [{ id: "", word: noneWord }] : []),
    ...found,
    ...(onNew && newWord && written ? [{ id: NEW, word: newWord(written) }] : []),
  ];
  const current = options.findIndex((option) => option.id === chosen[0]);
  const [moved, setAt] = useState<number | null>(null);
  const at = moved ?? (written === "" ? Math.max(0, current) : 0);

  useEffect(() => field.current?.focus(), []);
  const write = (text: string) => {
    setQuery(text);
    setAt(null);
    if (!draftKey) return;
    if (text.trim()) drafts.set(draftKey, text);
    else drafts.delete(draftKey);
  };
  const choose = (index: number) => {
    const option = options[index];
    if (!option) return;
    if (option.id === NEW) {
      if (!onNew?.(written)) return;
    } else onChoose(option.id === "" ? undefined : option.id);
    if (draftKey) drafts.delete(draftKey);
    onClose(true);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setAt(Math.min(at + 1, options.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Enter") choose(at);
    else if (event.key === "Tab") onClose(true);
    else return;
    event.preventDefault();
  };
  return (
    <Popover label={label} onLeave={() => onClose(false)} onEscape={() => onClose(true)}>
      <input
        ref={field}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={label}
        placeholder={placeholder}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={options[at] ? `${id}-${at}` : undefined}
        value={query}
        dir="auto"
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={label} className="plan-options">
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field, which keeps the focus
          <div
            key={option.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            ref={index === at ? (el) => el?.scrollIntoView({ block: "nearest" }) : undefined}
            className="plan-option"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(index)}
          >
            {option.id === NEW ? <Icon name="plus" /> : option.id && mark?.(option.id)}
            <span dir="auto">{option.word}</span>
            {chosen.includes(option.id) && (
              <span className="plan-chosen">
                <Icon name="check" size={15} />
                <span className="sr-only">{t("chosen")}</span>
              </span>
            )}
          </div>
        ))}
        {options.length === 0 && <p className="menu-title">{t("Nothing here has these words.")}</p>}
      </div>
    </Popover>
  );
}
