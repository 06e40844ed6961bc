import { beforeEach, describe, expect, test } from "vitest";
import { language, onLanguage, setMessages, t, tn } from "../src/i18n";

beforeEach(() => setMessages("en", {}));

describe("the words of the interface", () => {
  test("English needs no catalogue", () => {
    expect(t("Saved")).toBe("Saved");
    expect(tn("{n} piece", "{n} pieces", 1)).toBe("1 piece");
    expect(tn("{n} piece", "{n} pieces", 0)).toBe("0 pieces");
  });

  test("another language replaces sentences and both forms of a plural", () => {
    setMessages("es", { Saved: "Guardado", "{n} piece": ["{n} pieza", "{n} piezas"] });
    expect(language()).toBe("es");
    expect(t("Saved")).toBe("Guardado");
    expect(tn("{n} piece", "{n} pieces", 1)).toBe("1 pieza");
    expect(tn("{n} piece", "{n} pieces", 2)).toBe("2 piezas");
    expect(tn("{n} piece", "{n} pieces", 1_000_000)).toBe("1.000.000 piezas");
  });

  test("a sentence without a translation is shown in English, never empty", () => {
    setMessages("es", { Saved: "" });
    expect(t("Saved")).toBe("Saved");
    expect(t("Undo")).toBe("Undo");
  });

  test("placeholders are filled with text as it is, and numbers as the language writes them", () => {
    setMessages("es", { "{name} has {n}": "{name} tiene {n}" });
    expect(t("{name} has {n}", { name: "<b>$&</b>", n: 12345.5 })).toBe("<b>$&</b> tiene 12.345,5");
    expect(t("{missing} stays")).toBe("{missing} stays");
  });

  test("a message named like a property of every object is still only a message", () => {
    expect(t("constructor")).toBe("constructor");
    expect(t("{toString}", {})).toBe("{toString}");
  });

  test("who shows words hears that the language changed, until they leave", () => {
    const heard: string[] = [];
    const off = onLanguage(() => heard.push(language()));
    setMessages("es", {});
    off();
    setMessages("en", {});
    expect(heard).toEqual(["es"]);
  });
});
