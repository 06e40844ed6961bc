import { language, t } from "../../i18n";
import { useBoard, useModel } from "../board";
import { piecesOn } from "../composer/lay";
import { FunctionMark } from "../FunctionMark";
import { useValue } from "../value";
import { type FilterGroup, type FilterOption, flagsOf, groupsOf, withFlag, withOption } from "./filterOptions";

/** Everything the filter can be asked for, as boxes to tick. */
export function FilterChoices() {
  const { desk, people } = useBoard();
  const model = useModel();
  const filter = useValue(desk.filter);
  const everybody = useValue(people.everybody);
  const groups = groupsOf(filter, piecesOn(model), everybody);
  return (
    <div className="filter-groups">
      <fieldset className="filter-group">
        <legend>{t("Only")}</legend>
        {flagsOf(filter).map(({ name, word, chosen }) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chosen}
              onChange={(event) => desk.filter.set(withFlag(filter, name, event.target.checked))}
            />
            <span>{word}</span>
          </label>
        ))}
      </fieldset>
      {groups.map((group) => (
        <fieldset key={group.name} className={`filter-group is-${group.name}`}>
          <legend>{group.title}</legend>
          {group.options.map((option) => (
            <label key={option.value}>
              <input
                type="checkbox"
                checked={option.chosen}
                onChange={(event) =>
                  desk.filter.set(withOption(filter, group.name, option.value, event.target.checked))
                }
              />
              <Mark group={group} option={option} />
              <span dir="auto">{option.word}</span>
              <small>{new Intl.NumberFormat(language()).format(option.count)}</small>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}

// The function's shape beside its colour, the zone's square: as everywhere on the board.
function Mark({ group: { name }, option: { value } }: { group: FilterGroup; option: FilterOption }) {
  if (name === "functions") return <FunctionMark of={value} />;
  return name === "zones" ? <i className={`zone-mark zone-${value}`} aria-hidden="true" /> : null;
}
