import { useEffect } from "react";
import { useBoard, useLanguage } from "../board";
import { useValue } from "../value";
import { type PersonChoice, personChoices } from "./personChoices";

/** Whom one can choose in a field, whoever is chosen already among them. */
export function usePersonChoices(value: unknown): PersonChoice[] {
  const { boot, people } = useBoard();
  const locale = useLanguage();
  const everybody = useValue(people.everybody);
  const removed = useValue(people.removed);
  const chosen = typeof value === "string" ? value : undefined;
  // Who came or left since is not said to this page by itself.
  useEffect(() => people.refresh(), [people]);
  const circle = { everybody, removed, me: boot.me.person, nameOf: (id: string) => people.nameOf(id) };
  return personChoices(circle, chosen, locale);
}
