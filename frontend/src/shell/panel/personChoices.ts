import { t } from "../../i18n";
import type { Person } from "../boot";
import { functionWord } from "../words";

export type PersonChoice = { value: string; word: string; of?: Person["function"] };

type Circle = {
  everybody: ReadonlyMap<string, Person>;
  removed: ReadonlySet<string>;
  me: string;
  /** Of those who have left too, where it is known. */
  nameOf: (id: string) => string | undefined;
};

/** Who can be chosen: me first, then by name. Whoever was chosen and has left stays a choice, and is said to have left. */
export function personChoices(circle: Circle, chosen: string | undefined, locale: string): PersonChoice[] {
  const { everybody, removed, me, nameOf } = circle;
  const collator = new Intl.Collator(locale);
  const here = [...everybody.values()]
    .filter(({ person }) => !removed.has(person))
    .sort(
      (one, other) => Number(other.person === me) - Number(one.person === me) || collator.compare(one.name, other.name),
    )
    .map(({ person, name, function: of }) => ({ value: person, word: name, of }));
  if (!chosen || here.some(({ value }) => value === chosen)) return here;
  const name = nameOf(chosen);
  return [...here, { value: chosen, word: name ? t("{name} has left", { name }) : t("Somebody who has left") }];
}

/** Two of the same name are told apart by their function. */
export function toldApart(choices: readonly PersonChoice[]): PersonChoice[] {
  return choices.map((choice) => {
    const isAlone = choices.filter(({ word }) => word === choice.word).length === 1;
    return isAlone || !choice.of ? choice : { ...choice, word: `${choice.word} · ${functionWord(choice.of)}` };
  });
}
