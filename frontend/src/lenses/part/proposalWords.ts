import { t, tn } from "../../i18n";
import { zoneWord } from "../../shell/words";
import { nameOf, type Proposal, shortened } from "./part";

/** What goes into the field, and why it is proposed. */
export function proposalWords(proposal: Proposal): { words: string; reason: string } {
  switch (proposal.field) {
    case "knows": {
      const words = zoneWord(proposal.zone);
      const reason = tn("You wrote {n} piece about it", "You wrote {n} pieces about it", proposal.count);
      return { words, reason };
    }
    case "contributes":
      return {
        words: shortened(proposal.piece.text),
        reason: proposal.piece.kind === "action" ? t("Your action") : t("You wrote this unique value"),
      };
    case "touches":
      return {
        words: nameOf(proposal.piece),
        reason: proposal.owned ? t("You own the relation") : t("You wrote about them"),
      };
  }
}
