import type { ComponentType } from "react";
import { CardCards } from "./cards/CardCard";
import { CheckpointCard } from "./checkpoints/PollCard";
import { Reveal } from "./checkpoints/Reveal";
import { Comparing } from "./compare/Comparing";
import { AskCards } from "./hands/AskCard";
import { LaidNews } from "./hands/LaidNews";
import { LookingOn } from "./hands/LookingOn";
import { RevealBar } from "./hands/RevealBar";
import { LeadCard } from "./roles/LeadCard";
import { RoleNews } from "./roles/RoleNews";
import { RoundCard } from "./rounds/RoundCard";
import { SpotlightCard } from "./spotlight/SpotlightCard";
import { StageCard } from "./stages/StageCard";
import { TeamCard } from "./teams/TeamCard";
import { VoteCard } from "./votes/VoteCard";

export type UnderwayPart = { readonly name: string; readonly Component: ComponentType };

/** What goes on in the room, as cards for everybody, from the most urgent on. One with nothing to say renders null. */
export const UNDERWAY_PARTS: readonly UnderwayPart[] = [
  { name: "lead", Component: LeadCard },
  { name: "spotlight", Component: SpotlightCard },
  { name: "vote", Component: VoteCard },
  { name: "round", Component: RoundCard },
  { name: "cards", Component: CardCards },
  { name: "checkpoint", Component: CheckpointCard },
  { name: "team", Component: TeamCard },
  { name: "asks", Component: AskCards },
  { name: "stage", Component: StageCard },
  { name: "looking-on", Component: LookingOn },
  { name: "reveal", Component: RevealBar },
  { name: "where-we-stand", Component: Reveal },
  { name: "comparing", Component: Comparing },
  { name: "roles", Component: RoleNews },
  { name: "laid", Component: LaidNews },
];
