import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Awareness, applyAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { decodeFrame, encodeAwareness, encodeHello, encodeSync, type Frame, Step } from "../src/sync/protocol";

type Decoded = { type: string; document?: string; stateVector?: string; update?: string; states?: State[] };
type State = { clientId: number; clock: number; state: unknown };
type Golden = { name: string; from: "client" | "server"; hex: string; decoded: Decoded & Record<string, unknown> };

// The same file is read by the server's tests, so that both ends keep speaking the same bytes.
const path = new URL("../../tests/wire/frames.json", import.meta.url);
const { frames } = JSON.parse(readFileSync(path, "utf8")) as { frames: Golden[] };
const STEPS: Record<string, Step> = { step1: Step.stateVector, step2: Step.answer, update: Step.update };

describe("the golden frames", () => {
  test.each(frames.filter(({ from }) => from === "server"))("$name is read", ({ hex, decoded }) => {
    expect(asGolden(decodeFrame(bytes(hex)))).toEqual(decoded);
  });

  const written = frames.filter(
    ({ from, decoded }) => from === "client" && (decoded.type in STEPS || decoded.type === "hello"),
  );
  const ours = written.filter(({ name }) => !name.includes("by name") && !name.includes("ignored"));
  test.each(ours)("$name is written byte for byte", ({ hex, decoded }) => {
    expect(toHex(encoded(decoded))).toBe(hex);
  });

  test("an awareness payload is wrapped as it is", () => {
    expect(toHex(encodeAwareness(new Uint8Array([0])))).toBe("010100");
  });

  test("a frame that is cut short is no frame", () => {
    for (const broken of ["", "0002", "00020500", "ffffff", "65"]) expect(() => decodeFrame(bytes(broken))).toThrow();
  });
});

function encoded(decoded: Golden["decoded"]): Uint8Array {
  if (decoded.type === "hello") return encodeHello(Number(decoded.clientId), decoded.document);
  const payload = bytes(decoded.stateVector ?? decoded.update ?? "");
  return encodeSync(STEPS[decoded.type] ?? Step.update, payload, decoded.document);
}

function asGolden(frame: Frame): unknown {
  switch (frame.kind) {
    case "sync": {
      const type = Object.keys(STEPS).find((name) => STEPS[name] === frame.step);
      const payload = { [type === "step1" ? "stateVector" : "update"]: toHex(frame.payload) };
      return { type, document: frame.document, ...payload };
    }
    case "awareness":
      return { type: "awareness", states: states(frame.payload) };
    case "saved":
      return { type: "saved", upTo: frame.count };
    case "refused":
      return { type: "refused", ...frame.refusal };
    case "notice":
      return { type: "notice", code: frame.code, text: frame.text };
    case "hello":
      return {
        type: "welcome",
        clientId: frame.clientId,
        person: frame.person,
        keepalive: frame.keepaliveSeconds,
        now: frame.nowMs,
      };
    case "queryAwareness":
      return { type: "queryAwareness" };
    case "unknown":
      return { type: "unknown", number: frame.type };
    case "auth":
      return { type: "auth", reason: frame.reason };
  }
}

/** As y-protocols itself understands the payload; a state that is null leaves only its clock. */
function states(payload: Uint8Array): State[] {
  const awareness = new Awareness(new Y.Doc());
  applyAwarenessUpdate(awareness, payload, "wire");
  const own = awareness.clientID;
  const read = [...awareness.meta].filter(([clientId]) => clientId !== own);
  const list = read.map(([clientId, { clock }]) => ({
    clientId,
    clock,
    state: awareness.states.get(clientId) ?? null,
  }));
  awareness.destroy();
  return list;
}

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

function toHex(data: Uint8Array): string {
  return Buffer.from(data).toString("hex");
}
