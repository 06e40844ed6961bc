import { t } from "../../i18n";
import { useBoard, useCanEdit, useLanguage } from "../board";
import { Icon, type IconName } from "../icons";
import { type LensName, lensWord } from "../lens";
import { useValue } from "../value";

type Tab = { lens: LensName; icon: IconName; word: string };

/** What one does with a thumb: write, look it through, one's own actions, one's own part; and the picture of it all. */
export function PhoneTabs() {
  useLanguage();
  const { desk } = useBoard();
  const editable = useCanEdit();
  const shown = useValue(desk.lens);
  const tabs: Tab[] = [
    ...(editable ? [{ lens: "hand", icon: "hand", word: lensWord("hand") } as const] : []),
    { lens: "outline", icon: "outline", word: lensWord("outline") },
    // On a phone the plan begins with what is one's own.
    ...(editable ? [{ lens: "plan", icon: "action", word: t("My actions") } as const] : []),
    { lens: "part", icon: "stakeholder", word: lensWord("part") },
    { lens: "map", icon: "map", word: lensWord("map") },
  ];
  const open = (lens: LensName) => {
    desk.select([]);
    desk.look(lens);
  };
  return (
    <nav className="phone-tabs" aria-label={t("Lenses")}>
      {tabs.map((tab) => (
        <button
          key={tab.lens}
          type="button"
          aria-current={tab.lens === shown ? "page" : undefined}
          onClick={() => open(tab.lens)}
        >
          <Icon name={tab.icon} size={20} />
          <span>{tab.word}</span>
        </button>
      ))}
    </nav>
  );
}
