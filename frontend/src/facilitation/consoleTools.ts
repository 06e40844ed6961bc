import type { ComponentType } from "react";
import { t } from "../i18n";
import type { IconName } from "../shell/icons";
import { CardsForm } from "./cards/CardsForm";
import { CheckpointForm } from "./checkpoints/CheckpointForm";
import { AskForm } from "./hands/AskForm";
import { RevealForm } from "./hands/RevealForm";
import { RolesForm } from "./roles/RolesForm";
import { RoundForm } from "./rounds/RoundForm";
import { SpotlightForm } from "./spotlight/SpotlightForm";
import { TeamsForm } from "./teams/TeamsForm";
import { VoteForm } from "./votes/VoteForm";

export type ToolFormProps = {
  /** Back to the tools, where the keyboard is on this one again. */
  readonly done: () => void;
};

export type ConsoleTool = {
  readonly name: string;
  readonly icon: IconName;
  readonly word: () => string;
  /** Takes the place of the tools until it is `done`. */
  readonly Form: ComponentType<ToolFormProps>;
};

/** What a facilitator may start, in the order of the grid. */
export const CONSOLE_TOOLS: readonly ConsoleTool[] = [
  { name: "hands", icon: "hand", word: () => t("Reveal hands"), Form: RevealForm },
  { name: "vote", icon: "dots", word: () => t("Start vote"), Form: VoteForm },
  { name: "round", icon: "target", word: () => t("Score privately"), Form: RoundForm },
  { name: "checkpoint", icon: "flag", word: () => t("Checkpoint"), Form: CheckpointForm },
  { name: "spotlight", icon: "screen", word: () => t("Bring all here"), Form: SpotlightForm },
  { name: "teams", icon: "columns", word: () => t("Breakouts"), Form: TeamsForm },
  { name: "cards", icon: "event", word: () => t("Event card"), Form: CardsForm },
  { name: "roles", icon: "users", word: () => t("People and roles"), Form: RolesForm },
  { name: "ask", icon: "doubt", word: () => t("Ask a function"), Form: AskForm },
];
