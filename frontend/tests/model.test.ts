import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { newId } from "../src/board/ids";
import { BoardModel } from "../src/board/model";
import { COORDINATE_LIMIT, DEFAULT_SIZE, SIZE } from "../src/board/schema.gen";
import { ANA, alone, BEN, challenge, goal, table } from "./support/board";

describe("pieces", () => {
  test("a new piece has its author, its size and its sentence, and reaches the others", () => {
    const { ana, ben } = table();
    const id = ana.create({ ...goal(), fields: { priority: 2 } });
    expect(id).toMatch(/^[\w-]{21}$/);
    expect(ben.piece(id)).toEqual({
      id,
      kind: "goal",
      by: ANA,
      zone: "strategy",
      pos: [700, 100],
      size: SIZE.goal,
      text: "Halve the scrap rate",
      fields: { priority: 2 },
    });
    expect(ben.piece(ben.create({ kind: "note", zone: "tray", pos: [0, 0] }))?.size).toEqual(DEFAULT_SIZE);
  });

  test("everybody sees the pieces in the same order", () => {
    const { pair, ana, ben } = table();
    pair.cut();
    const ids = [ana.create(goal()), ben.create(goal()), ana.create(goal()), ben.create(goal())];
    pair.join();
    expect(ana.ids()).toEqual([...ids].sort());
    expect(ben.ids()).toEqual(ana.ids());
  });

  test("positions are whole board units within the board's limits", () => {
    const { model } = alone();
    const id = model.create(goal());
    model.move([{ id, pos: [12.4, 1e9] }]);
    expect(model.piece(id)?.pos).toEqual([12, COORDINATE_LIMIT]);
  });

  test("moving and setting to the same value writes nothing", () => {
    const { doc, model } = alone();
    const id = model.create({ ...goal(), fields: { priority: 2 } });
    let updates = 0;
    doc.on("update", () => updates++);
    model.move([{ id, pos: [700, 100], zone: "strategy" }]);
    model.setField(id, "priority", 2);
    model.setField(id, "evidence", undefined);
    expect(updates).toBe(0);
    model.setField(id, "priority", undefined);
    expect(updates).toBe(1);
    expect(model.piece(id)?.fields).toEqual({});
  });

  test("many pieces move in one change", () => {
    const { doc, model } = alone();
    const ids = [model.create(goal()), model.create(goal())];
    let updates = 0;
    doc.on("update", () => updates++);
    model.move(ids.map((id) => ({ id, pos: [1, 2] as const, zone: "tray" as const })));
    expect(updates).toBe(1);
    expect(ids.map((id) => model.piece(id)?.zone)).toEqual(["tray", "tray"]);
  });

  test("commands on a piece that is gone change nothing", () => {
    const { doc, model } = alone();
    const id = model.create(goal());
    model.remove([id]);
    let updates = 0;
    doc.on("update", () => updates++);
    model.move([{ id, pos: [0, 0] }]);
    model.resize(id, [1, 1]);
    model.setField(id, "priority", 1);
    model.remove([id]);
    expect(updates).toBe(0);
    expect(model.text(id)).toBeUndefined();
  });

  test("somebody who may only look changes nothing", () => {
    const { doc } = alone();
    const editor = new BoardModel(doc, { person: ANA, canEdit: true });
    const looker = new BoardModel(doc, { person: BEN, canEdit: false });
    const [a, b] = [editor.create(challenge()), editor.create(goal())];
    const before = Y.encodeStateVector(doc);
    expect(looker.create(goal())).toBe("");
    expect(looker.link(a, b, "blocks")).toBeUndefined();
    looker.move([{ id: a, pos: [9, 9] }]);
    looker.setField(a, "priority", 1);
    looker.resize(a, [9, 9]);
    looker.remove([a]);
    expect(Y.encodeStateVector(doc)).toEqual(before);
    expect(looker.ids()).toEqual([a, b].sort());
  });

  test("a broken entry takes nothing else down", () => {
    const { doc, model } = alone();
    const id = model.create(goal());
    doc.getMap("pieces").set("broken", new Y.Map([["kind", "goal"]]));
    doc.getMap("links").set("broken", { from: 3 });
    expect(model.ids()).toEqual([id]);
    expect(model.links()).toEqual([]);
  });

  test("ids use the whole alphabet and nothing else", () => {
    expect(newId(new Uint8Array(21))).toBe("A".repeat(21));
    expect(newId(new Uint8Array(21).fill(255))).toBe("_".repeat(21));
  });
});

describe("snapshots", () => {
  test("a snapshot is the same object until its piece changes", () => {
    const { ana, ben } = table();
    const [one, two] = [ana.create(goal()), ana.create(goal())];
    const [before, other] = [ben.piece(one), ben.piece(two)];
    expect(ben.piece(one)).toBe(before);
    ana.move([{ id: one, pos: [5, 5] }]);
    expect(ben.piece(one)).not.toBe(before);
    expect(before?.pos).toEqual([700, 100]);
    expect(ben.piece(two)).toBe(other);
    expect(ben.ids()).toBe(ben.ids());
  });

  test("a change wakes who watches that piece, once, and nobody else", () => {
    const { ana, ben } = table();
    const [one, two] = [ana.create(goal()), ana.create(goal())];
    const heard: string[] = [];
    ben.onPiece(one, () => heard.push("one"));
    ben.onPiece(two, () => heard.push("two"));
    ben.onIds(() => heard.push("ids"));
    ana.text(one)?.insert(0, "Really: ");
    expect(heard).toEqual(["one"]);
    expect(ben.piece(one)?.text).toBe("Really: Halve the scrap rate");
    ana.remove([two]);
    expect(heard).toEqual(["one", "ids", "two"]);
    expect(ben.piece(two)).toBeUndefined();
  });

  test("geometry is told once a transaction, for what moved, came or went only", () => {
    const { ana, ben } = table();
    const ids = [ana.create(goal()), ana.create(goal())];
    const heard: string[][] = [];
    ben.onGeometry((moved) => heard.push([...moved].sort()));
    ana.move(ids.map((id) => ({ id, pos: [1, 1] as const, zone: "tray" as const })));
    ana.setField(ids[0] ?? "", "priority", 1);
    ana.text(ids[0] ?? "")?.insert(0, "x");
    ana.resize(ids[1] ?? "", [300, 100]);
    expect(heard).toEqual([[...ids].sort(), [ids[1]]]);
  });

  test("who left hears nothing more, even when they leave while being told", () => {
    const { model } = alone();
    const id = model.create(goal());
    let heard = 0;
    const off = model.onPiece(id, () => {
      heard++;
      off();
    });
    model.setField(id, "priority", 1);
    model.setField(id, "priority", 2);
    expect(heard).toBe(1);
  });

  test("a destroyed model no longer listens", () => {
    const { ana, ben } = table();
    let heard = 0;
    ben.onIds(() => heard++);
    ben.destroy();
    ana.create(goal());
    expect(heard).toBe(0);
  });
});

describe("links", () => {
  test("only kinds that fit the two pieces can be made, each once", () => {
    const { model } = alone();
    const [problem, aim] = [model.create(challenge()), model.create(goal())];
    expect(model.linkKinds(problem, aim)).toEqual(["blocks"]);
    expect(model.linkKinds(aim, problem)).toEqual([]);
    expect(model.linkKinds(aim, aim)).toEqual([]);
    expect(model.link(problem, aim, "supports")).toBeUndefined();
    const id = model.link(problem, aim, "blocks");
    expect(model.links()).toEqual([{ id, from: problem, to: aim, kind: "blocks", by: ANA, fields: {} }]);
    expect(model.link(problem, aim, "blocks")).toBe(id);
    expect(model.links()).toHaveLength(1);
  });

  test("a piece knows its links, and keeps the list while others' links change", () => {
    const { model } = alone();
    const [problem, aim, other] = [model.create(challenge()), model.create(goal()), model.create(goal())];
    model.link(problem, aim, "blocks");
    const list = model.linksOf(aim);
    expect(list).toHaveLength(1);
    const second = model.link(problem, other, "blocks");
    expect(model.linksOf(aim)).toBe(list);
    expect(model.linksOf(problem)).toHaveLength(2);
    model.unlink(second ?? "");
    expect(model.linksOf(other)).toEqual([]);
    expect(model.linksOf(aim)).toBe(list);
  });

  test("deleting a piece takes its links along in the same change", () => {
    const { doc, model } = alone();
    const [problem, aim] = [model.create(challenge()), model.create(goal())];
    model.link(problem, aim, "blocks");
    let updates = 0;
    doc.on("update", () => updates++);
    model.remove([aim]);
    expect(updates).toBe(1);
    expect([doc.getMap("links").size, doc.getMap("pieces").size]).toEqual([0, 1]);
  });

  test("a link whose piece somebody else deleted meanwhile is not shown", () => {
    const { pair, ana, ben } = table();
    const [problem, aim] = [ana.create(challenge()), ana.create(goal())];
    pair.cut();
    ana.remove([aim]);
    ben.link(problem, aim, "blocks");
    expect(ben.links()).toHaveLength(1);
    let told = 0;
    ben.onLinks(() => told++);
    pair.join();
    expect([ana.links(), ben.links(), ben.linksOf(problem)]).toEqual([[], [], []]);
    expect(told).toBeGreaterThan(0);
  });
});
