import { usePerson } from "../../shell/board";
import { useStage } from "../../shell/stage";

export type Lead = { readonly person: string; readonly at: string; readonly acting: boolean };

export function useLead(): Lead | undefined {
  return useStage("room").lead as Lead | undefined;
}

export function useLeadName(): string | undefined {
  return usePerson(useLead()?.person ?? "")?.name;
}
