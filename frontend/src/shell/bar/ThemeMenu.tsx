import { t } from "../../i18n";
import { Icon, type IconName } from "../icons";
import { Menu } from "../Menu";
import { setTheme, type Theme, theme } from "../theme";
import { useValue } from "../value";

const ICON: Readonly<Record<Theme, IconName>> = { system: "screen", light: "sun", dark: "moon", contrast: "contrast" };

export function ThemeMenu() {
  const current = useValue(theme);
  const words: Record<Theme, string> = {
    system: t("As the device"),
    light: t("Light"),
    dark: t("Dark"),
    contrast: t("High contrast"),
  };
  const items = (Object.keys(words) as Theme[]).map((id) => ({
    id,
    word: words[id],
    icon: ICON[id],
    checked: id === current,
    run: () => setTheme(id),
  }));
  return (
    <Menu label={t("Colours")} className="button is-quiet is-square" align="end" groups={[{ items }]}>
      <Icon name={ICON[current]} size={18} />
    </Menu>
  );
}
