import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { bindTextarea } from "../src/board/text";
import { Pair, seeded } from "./support/replicas";
import { FakeTextarea } from "./support/textarea";

function bound(doc: Y.Doc, initial = ""): { field: FakeTextarea; text: Y.Text; release: () => void } {
  const text = doc.getText("t");
  if (initial) text.insert(0, initial);
  const field = new FakeTextarea();
  return { field, text, release: bindTextarea(field.asElement(), text) };
}

describe("a textarea bound to a shared text", () => {
  test("shows the text and sends what is typed", () => {
    const pair = new Pair();
    const { field, text } = bound(pair.a, "Halve the scrap");
    field.setSelectionRange(15, 15);
    field.type(" rate");
    expect(text.toString()).toBe("Halve the scrap rate");
    expect(pair.b.getText("t").toString()).toBe("Halve the scrap rate");
  });

  test("a repeated letter lands where the caret is, not where the repetition starts", () => {
    const doc = new Y.Doc();
    const { field, text } = bound(doc, "aaaa");
    const deltas: unknown[] = [];
    text.observe((event) => deltas.push(event.delta));
    field.type("a", 2, 2);
    expect(deltas).toEqual([[{ retain: 2 }, { insert: "a" }]]);
  });

  test("keeps the caret at its letter while others type before and behind it", () => {
    const pair = new Pair();
    const { field } = bound(pair.a, "one two");
    field.setSelectionRange(4, 6, "backward");
    pair.b.getText("t").insert(0, "zero ");
    pair.b.getText("t").insert(12, " three");
    expect(field.value).toBe("zero one two three");
    expect([field.selectionStart, field.selectionEnd, field.selectionDirection]).toEqual([9, 11, "backward"]);
  });

  test("a caret inside what others delete falls back to where it was", () => {
    const pair = new Pair();
    const { field } = bound(pair.a, "one two three");
    field.setSelectionRange(6, 6);
    pair.b.getText("t").delete(4, 4);
    expect([field.value, field.selectionStart]).toEqual(["one three", 4]);
  });

  test("leaves the selection alone when somebody else has the focus", () => {
    const pair = new Pair();
    const { field } = bound(pair.a, "one");
    field.ownerDocument.activeElement = null;
    pair.b.getText("t").insert(0, "zero ");
    expect([field.value, field.selectionStart]).toEqual(["zero one", 8]);
  });

  test("never cuts an emoji that shares its first half with another", () => {
    const doc = new Y.Doc();
    const { field, text } = bound(doc, "😀");
    const deltas: unknown[] = [];
    text.observe((event) => deltas.push(event.delta));
    field.type("😁", 0, 2);
    expect(text.toString()).toBe("😁");
    expect(JSON.stringify(deltas)).not.toMatch(/\\ud[89a-f]/i);
  });

  test("half an emoji becomes the replacement character on every screen, the author's too", () => {
    const pair = new Pair();
    const { field } = bound(pair.a, "ok");
    field.type("\uD83D", 2, 2);
    expect(field.value).toBe("ok\uFFFD");
    expect(pair.b.getText("t").toString()).toBe("ok\uFFFD");
  });

  test("others' changes wait while an input method composes, then all is there once", () => {
    const pair = new Pair();
    const { field, text } = bound(pair.a, "hola mundo");
    const theirs = pair.b.getText("t");
    field.setSelectionRange(5, 5);
    let turn = 0;
    field.compose(["に", "にほ", "日本"], () => {
      if (turn++ === 1) theirs.insert(0, "¡");
      if (turn === 3) theirs.insert(theirs.length, "!");
    });
    expect(text.toString()).toBe("¡hola 日本mundo!");
    expect(field.value).toBe(text.toString());
    expect(theirs.toString()).toBe(text.toString());
    expect(field.selectionStart).toBe("¡hola 日本".length);
  });

  test("a composition over a selection keeps what others typed inside it", () => {
    const pair = new Pair();
    const { field, text } = bound(pair.a, "one two three");
    const theirs = pair.b.getText("t");
    field.setSelectionRange(4, 7);
    let turn = 0;
    field.compose(["二"], () => {
      if (turn++ === 0) theirs.insert(5, "XX");
    });
    expect(text.toString()).toBe("one 二XX three");
    expect(field.value).toBe(text.toString());
  });

  test("a composition that is cancelled still shows what others did meanwhile", () => {
    const pair = new Pair();
    const { field } = bound(pair.a, "one");
    field.setSelectionRange(3, 3);
    let turn = 0;
    field.compose(["x", ""], () => {
      if (turn++ === 0) pair.b.getText("t").insert(0, "zero ");
    });
    expect(field.value).toBe("zero one");
  });

  test("two fields on one text in one document stay the same", () => {
    const doc = new Y.Doc();
    const { field, text } = bound(doc, "same");
    const other = new FakeTextarea();
    bindTextarea(other.asElement(), text);
    field.type("the ", 0, 0);
    other.type("!", 8, 8);
    expect([field.value, other.value]).toEqual(["the same!", "the same!"]);
  });

  test("after release nothing flows any more", () => {
    const doc = new Y.Doc();
    const { field, text, release } = bound(doc, "one");
    release();
    text.insert(3, " two");
    expect(field.value).toBe("one");
    field.type("x", 0, 0);
    expect(text.toString()).toBe("one two");
  });

  test("releasing in the middle of a composition keeps the words shown", () => {
    const doc = new Y.Doc();
    const { field, text, release } = bound(doc, "one");
    field.setSelectionRange(3, 3);
    field.compose([" 二"], release);
    expect(text.toString()).toBe("one 二");
  });
});

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const ALPHABET = ["a", "a", "b", " ", "ñ", "😀", "😁", "👩‍🔧", "\n", "日"];

describe("seeded runs of two people in one sentence", () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))("seed %i converges and the textareas show it", (seed) => {
    const random = seeded(seed);
    const pair = new Pair();
    const left = bound(pair.a, "Ship 😀 on time");
    const right = bound(pair.b);
    for (let step = 0; step < 120; step++) {
      if (random() < 0.08) pair.cut();
      if (random() < 0.15) pair.join();
      typeSomething(random() < 0.5 ? left.field : right.field, random);
    }
    pair.join();
    expect(left.text.toString()).toBe(right.text.toString());
    expect(left.field.value).toBe(left.text.toString());
    expect(right.field.value).toBe(right.text.toString());
    expect(left.field.value).not.toMatch(LONE_SURROGATE);
  });
});

function typeSomething(field: FakeTextarea, random: () => number): void {
  const stops = codePointStops(field.value);
  const pick = (): number => stops[Math.floor(random() * stops.length)] ?? 0;
  const [from, to] = [pick(), pick()].sort((a, b) => a - b) as [number, number];
  const typed = ALPHABET[Math.floor(random() * ALPHABET.length)] ?? "a";
  const end = random() < 0.6 ? from : Math.min(to, from + 8);
  const stop = stops.findLast((at) => at <= end) ?? from;
  if (random() < 0.2) {
    field.setSelectionRange(from, Math.max(from, stop));
    field.compose([typed, typed + typed]);
  } else field.type(random() < 0.25 ? "" : typed, from, Math.max(from, stop));
}

function codePointStops(value: string): number[] {
  const stops = [0];
  for (const point of value) stops.push((stops.at(-1) ?? 0) + point.length);
  return stops;
}
