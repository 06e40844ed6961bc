import { t } from "../../i18n";
import { optionWord } from "../../shell/fieldWords";
import { STANCES } from "./deciders";
import { StanceMark } from "./StanceMark";

/** What shapes, sizes and initials mean, and the keys for those who do not carry. */
export function GridLegend({ help, editable }: { help: string; editable: boolean }) {
  return (
    <footer className="grid-legend">
      <ul>
        {STANCES.map((stance) => (
          <li key={stance}>
            <StanceMark stance={stance} size={22} /> {optionWord(stance)}
          </li>
        ))}
      </ul>
      <p>{t("Size: influence on others. Initials: our owner.")}</p>
      <p id={help} className={editable ? "" : "sr-only"}>
        {editable
          ? t(
              "Carry people, or use the keys: up and down set power, left and right interest, plus and minus influence. I draws a line to whom they influence, R to whom they report.",
            )
          : t("Enter opens the details.")}
      </p>
    </footer>
  );
}
