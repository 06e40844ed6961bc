import { t } from "../../i18n";
import type { Decider } from "./deciders";
import { GridPerson, type PersonTools } from "./GridPerson";

type NotPlacedProps = PersonTools & { deciders: readonly Decider[]; selection: readonly string[] };

/** Whose power or interest nobody has said: they wait to be carried, or for an arrow key. */
export function NotPlaced({ deciders, selection, ...tools }: NotPlacedProps) {
  if (deciders.length === 0) return null;
  return (
    <section className="not-placed" aria-label={t("Not placed yet")}>
      <h3>{t("Not placed yet")}</h3>
      <div>
        {deciders.map((decider) => (
          <GridPerson
            key={decider.id}
            decider={decider}
            place={undefined}
            selected={selection.includes(decider.id)}
            {...tools}
          />
        ))}
      </div>
    </section>
  );
}
