import { language } from "../../i18n";

/** "+2", "−3", "0", the way of the language, with a real minus. */
export function signed(value: number): string {
  return new Intl.NumberFormat(language(), { signDisplay: "exceptZero" }).format(value).replace("-", "−");
}
