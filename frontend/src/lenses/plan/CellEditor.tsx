import { useEffect } from "react";
import { language, t } from "../../i18n";
import { Avatar } from "../../shell/Avatar";
import { useBoard } from "../../shell/board";
import { optionWord } from "../../shell/fieldWords";
import { sentenceOf } from "../../shell/label";
import type { Column } from "./arrange";
import { DueEditor } from "./DueEditor";
import { setField } from "./edits";
import { Picker } from "./Picker";
import { type Action, LEVELS, STATUSES } from "./plan";
import { SentenceEditor } from "./SentenceEditor";
import { TiePicker } from "./TiePicker";
import type { PlanView } from "./usePlan";
import { columnWord } from "./words";

type CellEditorProps = {
  action: Action;
  column: Column;
  view: PlanView;
  onClose: (back: boolean) => void;
};

/** The columns that are edited with a list or a field; the two others are switched where they stand. */
export const EDITED: ReadonlySet<Column> = new Set<Column>([
  "sentence",
  "owner",
  "due",
  "obstacle",
  "level",
  "horizon",
  "status",
  "goal",
  "stakeholder",
  "reach",
  "review",
]);

/** Links need one open end only, so they may be made where the action itself is closed. */
export const LINKED: ReadonlySet<Column> = new Set<Column>(["obstacle", "goal", "stakeholder"]);

export function CellEditor({ action, column, view, onClose }: CellEditorProps) {
  const board = useBoard();
  const label = t("{column} of {action}", { column: columnWord(column), action: sentenceOf(action.piece) });
  const common = { action, label, onClose };
  switch (column) {
    case "sentence":
      return <SentenceEditor piece={action.piece} onClose={onClose} />;
    case "owner":
      return <OwnerPicker {...common} view={view} />;
    case "due":
      return (
        <DueEditor
          label={label}
          value={action.due}
          today={view.today}
          onWrite={(next) => setField(board, action, "due", next)}
          onClose={onClose}
        />
      );
    case "goal":
      return <TiePicker {...common} kind="goal" link="supports" ties={action.goals} />;
    case "obstacle":
      return <TiePicker {...common} kind="obstacle" link="blocks" ties={action.obstacles} canAdd />;
    case "stakeholder":
      return <TiePicker {...common} kind="stakeholder" link="cares_about" ties={action.stakeholders} />;
    case "level":
      return <OptionPicker {...common} name="level" options={LEVELS} value={action.level} />;
    case "horizon":
      return <OptionPicker {...common} name="horizon" options={["short", "long"]} value={action.horizon} />;
    case "reach":
      return <OptionPicker {...common} name="region_scope" options={["local", "global"]} value={action.reach} />;
    case "status":
      return <OptionPicker {...common} name="status" options={STATUSES} value={action.status} required />;
    case "review":
      return <OptionPicker {...common} name="review" options={REVIEWS} value={action.review} />;
    default:
      return null;
  }
}

const REVIEWS = ["still_relevant", "change", "stop", "to_check"] as const;

type Common = { action: Action; label: string; onClose: (back: boolean) => void };

function OwnerPicker({ action, label, view, onClose }: Common & { view: PlanView }) {
  const board = useBoard();
  const { everybody, hasLeft } = view.crew;
  useEffect(() => board.people.refresh(), [board]);
  const collator = new Intl.Collator(language());
  const people = [...everybody.values()]
    .filter(({ person, role }) => role !== "observer" && !hasLeft(person))
    .sort((one, other) => collator.compare(one.name, other.name));
  return (
    <Picker
      label={label}
      placeholder={t("Who does it?")}
      choices={people.map(({ person, name }) => ({ id: person, word: name }))}
      chosen={action.owner ? [action.owner] : []}
      noneWord={t("Nobody yet")}
      mark={(id) => {
        const person = everybody.get(id);
        return person && <Avatar of={person} size={22} />;
      }}
      onChoose={(owner) => setField(board, action, "owner", owner)}
      onClose={onClose}
    />
  );
}

type OptionPickerProps = Common & {
  name: string;
  options: readonly string[];
  value: string | undefined;
  required?: boolean;
};

function OptionPicker({ action, label, name, options, value, required = false, onClose }: OptionPickerProps) {
  const board = useBoard();
  return (
    <Picker
      label={label}
      placeholder={t("Choose")}
      choices={options.map((option) => ({ id: option, word: optionWord(option) }))}
      chosen={value ? [value] : []}
      {...(required ? {} : { noneWord: t("Not said") })}
      onChoose={(next) => setField(board, action, name, next)}
      onClose={onClose}
    />
  );
}
