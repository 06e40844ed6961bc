import { describe, expect, test } from "vitest";
import { TYPING } from "../src/board/model";
import { ANA, alone, BEN, challenge, goal, table } from "./support/board";

describe("undo", () => {
  test("each command is a step of its own, however fast they come", () => {
    const { model } = alone();
    const one = model.create(goal());
    const two = model.create(goal());
    model.move([{ id: one, pos: [5, 5] }]);
    model.undo();
    expect(model.piece(one)?.pos).toEqual([700, 100]);
    model.undo();
    expect(model.ids()).toEqual([one]);
    model.undo();
    expect(model.ids()).toEqual([]);
    model.redo();
    model.redo();
    model.redo();
    expect(model.ids()).toEqual([one, two].sort());
    expect(model.piece(one)?.pos).toEqual([5, 5]);
  });

  test("a burst of typing is one step, and typing elsewhere is another", () => {
    const { doc, model } = alone();
    const [one, two] = [model.create(goal("")), model.create(goal(""))];
    const type = (id: string, letters: string) => {
      for (const letter of letters)
        doc.transact(() => model.text(id)?.insert(model.text(id)?.length ?? 0, letter), TYPING);
    };
    type(one, "abc");
    type(two, "xyz");
    type(one, "def");
    model.undo();
    expect([model.piece(one)?.text, model.piece(two)?.text]).toEqual(["abc", "xyz"]);
    model.undo();
    expect([model.piece(one)?.text, model.piece(two)?.text]).toEqual(["abc", ""]);
    model.undo();
    expect(model.piece(one)?.text).toBe("");
    expect(model.ids()).toHaveLength(2);
  });

  test("typing right after a command does not melt into it", () => {
    const { doc, model } = alone();
    const id = model.create(goal(""));
    doc.transact(() => model.text(id)?.insert(0, "a"), TYPING);
    model.undo();
    expect(model.piece(id)?.text).toBe("");
  });

  test("takes back one's own steps and leaves the others' alone", () => {
    const { ana, ben } = table();
    const hers = ana.create(goal());
    const his = ben.create(goal());
    ben.move([{ id: hers, pos: [1, 1] }]);
    ana.undo();
    expect(ben.ids()).toEqual([his]);
    expect(ana.undoState()).toEqual({ canUndo: false, canRedo: true });
    ana.undo();
    expect(ben.ids()).toEqual([his]);
  });

  test("undoing a deletion brings back another person's piece, its text, its author and its links", () => {
    const { ana, ben } = table();
    const [problem, aim] = [ana.create(challenge()), ana.create(goal("Halve the 😀 rate"))];
    ben.text(aim)?.insert(0, "Now: ");
    const link = ana.link(problem, aim, "blocks");
    const before = ana.piece(aim);
    ben.remove([aim]);
    expect(ana.ids()).toEqual([problem]);
    ben.undo();
    expect(ana.piece(aim)).toEqual(before);
    expect(ana.piece(aim)?.by).toBe(ANA);
    expect(ana.links().map(({ id }) => id)).toEqual([link]);
    expect(ana.text(aim)?.toString()).toBe("Now: Halve the 😀 rate");
    ben.redo();
    expect(ana.ids()).toEqual([problem]);
    expect(ana.links()).toEqual([]);
  });

  test("a piece that somebody else has written into stays when its author takes back having made it", () => {
    const { ana, ben } = table();
    const first = ana.create(goal("first"));
    const id = ana.create(goal("Hers"));
    ana.setField(id, "priority", 1);
    ben.text(id)?.insert(4, ", and his");
    ana.undo();
    expect(ben.piece(id)).toMatchObject({ text: "Hers, and his", fields: {} });
    ana.undo();
    expect(ben.piece(id)).toMatchObject({ text: "Hers, and his", kind: "goal", by: ANA });
    expect(ana.undoState().canUndo).toBe(true);
    ana.undo();
    expect(ben.ids()).toEqual([id]);
    expect(ana.piece(first)).toBeUndefined();
  });

  test("a drop that clicks in is one step: undone, the piece lies where it came from, linked with nothing", () => {
    const { ana, ben } = table();
    const [problem, aim] = [ana.create(challenge()), ana.create(goal())];
    ana.moveAndLink({ id: problem, pos: [434, 100], zone: "strategy" }, problem, aim, "blocks");
    expect(ben.piece(problem)?.pos).toEqual([434, 100]);
    expect(ben.links()).toMatchObject([{ from: problem, to: aim, kind: "blocks" }]);
    ana.undo();
    expect(ben.piece(problem)?.pos).toEqual([1100, 100]);
    expect(ben.links()).toEqual([]);
    ana.redo();
    expect(ben.piece(problem)?.pos).toEqual([434, 100]);
    expect(ben.links()).toHaveLength(1);
  });

  test("a drop on a piece that is linked already moves it and links nothing twice", () => {
    const { ana } = table();
    const [problem, aim] = [ana.create(challenge()), ana.create(goal())];
    const link = ana.link(problem, aim, "blocks");
    ana.moveAndLink({ id: problem, pos: [434, 100] }, problem, aim, "blocks");
    expect(ana.piece(problem)?.pos).toEqual([434, 100]);
    expect(ana.links().map(({ id }) => id)).toEqual([link]);
  });

  test("it is told when the last step is another one", () => {
    const { model } = alone();
    let steps = 0;
    model.onStep(() => steps++);
    const id = model.create(goal());
    model.move([{ id, pos: [1, 1] }]);
    expect(steps).toBe(2);
    model.undo();
    expect(steps).toBe(3);
    model.redo();
    expect(steps).toBe(4);
    model.undo();
    model.undo();
    expect(steps).toBe(6);
    model.undo();
    expect(steps).toBe(6);
  });

  test("pieces laid together are taken back together", () => {
    const { ana, ben } = table();
    const kept = ben.create(goal("his"));
    expect(ana.createAll([goal("one"), goal("two"), challenge()])).toHaveLength(3);
    expect(ben.ids()).toHaveLength(4);
    ana.undo();
    expect(ben.ids()).toEqual([kept]);
    expect(ana.undoState()).toEqual({ canUndo: false, canRedo: true });
  });

  test("a move taken back after somebody else moved the piece leaves the piece where they put it", () => {
    const { ana, ben } = table();
    const id = ana.create(goal());
    ana.move([{ id, pos: [1, 1] }]);
    ben.move([{ id, pos: [2, 2] }]);
    ana.undo();
    expect(ana.piece(id)?.pos).toEqual([2, 2]);
    ana.undo();
    expect(ana.ids()).toEqual([]);
  });

  test("says when there is something to undo, and only when that changes", () => {
    const { model } = alone();
    const heard: unknown[] = [];
    model.onUndo(() => heard.push(model.undoState()));
    model.create(goal());
    model.create(goal());
    model.undo();
    model.undo();
    model.undo();
    expect(heard).toEqual([
      { canUndo: true, canRedo: false },
      { canUndo: true, canRedo: true },
      { canUndo: false, canRedo: true },
    ]);
    expect(model.undoState()).toBe(model.undoState());
  });

  test("a new step forgets what could have been redone", () => {
    const { model } = alone();
    const id = model.create(goal());
    model.undo();
    model.create(goal());
    expect(model.undoState()).toEqual({ canUndo: true, canRedo: false });
    model.redo();
    expect(model.piece(id)).toBeUndefined();
  });

  test("of who owns an action takes back what that owner accepted meanwhile", () => {
    const { ana, ben } = table();
    const id = ana.create({ kind: "action", zone: "actions", pos: [0, 0] });
    ana.setField(id, "owner", BEN);
    ben.setField(id, "accepted", true);
    ana.undo();
    expect(ben.piece(id)?.fields).toEqual({});
    ana.redo();
    expect(ben.piece(id)?.fields).toEqual({ owner: BEN });
  });

  test("of giving an accepted action away brings owner and acceptance back", () => {
    const { ana, ben } = table();
    const id = ana.create({ kind: "action", zone: "actions", pos: [0, 0], fields: { owner: BEN } });
    ben.setField(id, "accepted", true);
    ana.setField(id, "owner", ANA);
    expect(ben.piece(id)?.fields).toEqual({ owner: ANA });
    ana.undo();
    expect(ben.piece(id)?.fields).toEqual({ owner: BEN, accepted: true });
  });
});
