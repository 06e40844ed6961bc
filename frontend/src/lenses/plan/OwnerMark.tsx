import { t } from "../../i18n";
import { Avatar } from "../../shell/Avatar";
import { Icon } from "../../shell/icons";
import type { Crew } from "./usePlan";

/** Who does it, or that nobody does, or that whoever did has left. */
export function OwnerMark({ owner, crew, size = 22 }: { owner: string | undefined; crew: Crew; size?: number }) {
  const person = owner ? crew.everybody.get(owner) : undefined;
  if (!owner) return <span className="is-unsaid">{t("No owner")}</span>;
  if (crew.hasLeft(owner))
    return (
      <span className="plan-person is-warning">
        <Icon name="warn" size={15} />
        {person ? t("{name} has left", { name: person.name }) : t("The owner has left")}
      </span>
    );
  return (
    <span className="plan-person">
      {person && <Avatar of={person} size={size} />}
      <span dir="auto">{person?.name ?? t("Somebody")}</span>
    </span>
  );
}
