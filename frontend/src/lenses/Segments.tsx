import { Icon, type IconName } from "../shell/icons";

type SegmentsProps<Name extends string> = {
  label: string;
  options: readonly { name: Name; word: string; icon?: IconName }[];
  value: Name;
  onChange: (next: Name) => void;
};

/** A few ways of showing the same, side by side; one of them is chosen. */
export function Segments<Name extends string>({ label, options, value, onChange }: SegmentsProps<Name>) {
  return (
    <fieldset className="segments" aria-label={label}>
      {options.map(({ name, word, icon }) => (
        <button key={name} type="button" aria-pressed={name === value} onClick={() => onChange(name)}>
          {icon && <Icon name={icon} size={15} />}
          {word}
        </button>
      ))}
    </fieldset>
  );
}
