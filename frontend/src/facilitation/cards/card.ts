import { useStage } from "../../shell/stage";

export type Played = {
  readonly at: string;
  readonly by: string;
  readonly ends_at: string;
  readonly piece: string;
  readonly affected: readonly string[];
  readonly done_at?: string;
};
export type EventCard = { readonly id: string; readonly title: string; readonly played?: Played };

export function useCards(): readonly EventCard[] {
  const cards = useStage("cards") as Readonly<Record<string, Omit<EventCard, "id">>>;
  return Object.entries(cards)
    .map(([id, card]) => ({ ...card, id }))
    .sort((one, other) => (one.title < other.title ? -1 : 1));
}
