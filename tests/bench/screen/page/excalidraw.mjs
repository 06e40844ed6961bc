import "@excalidraw/excalidraw/index.css";
import { convertToExcalidrawElements, Excalidraw } from "@excalidraw/excalidraw";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

const [pieces, links] = JSON.parse(decodeURIComponent(location.hash.slice(1)));
const COLUMNS = 60;
const WORDS = "the customer wants fewer parts on every line before the end of the year";

// A card with a sentence, as one of our pieces; an arrow, as one of our links.
const cards = Array.from({ length: pieces }, (_, n) => ({
  type: "rectangle",
  id: `card-${n}`,
  x: (n % COLUMNS) * 284,
  y: Math.floor(n / COLUMNS) * 144,
  width: 264,
  height: 124,
  backgroundColor: "#d4ecff",
  fillStyle: "solid",
  roundness: { type: 3 },
  label: { text: `${n} ${WORDS}`, fontSize: 15 },
}));
const arrows = Array.from({ length: links }, (_, n) => {
  const start = (n * 7) % pieces;
  const end = (start + 1 + (n % 5)) % pieces;
  const from = cards[start];
  const to = cards[end];
  return {
    type: "arrow",
    x: from.x + 132,
    y: from.y + 62,
    width: to.x - from.x,
    height: to.y - from.y,
    start: { id: from.id },
    end: { id: to.id },
  };
});

function ready(api) {
  window.showAll = () => {
    api.scrollToContent(api.getSceneElements(), { fitToContent: true, animate: false });
    return frame();
  };
  window.showNear = () => {
    api.updateScene({ appState: { zoom: { value: 0.7 }, scrollX: 400, scrollY: 300 } });
    // A free edge of the first card: what lies there is taken hold of.
    return frame().then(() => [(400 + 40) * 0.7, (300 + 8) * 0.7]);
  };
  frame().then(() => {
    window.ready = true;
  });
}

function frame() {
  return new Promise((done) => setTimeout(() => requestAnimationFrame(done), 500));
}

createRoot(document.getElementById("root")).render(
  createElement("div", { style: { height: "100%" } }, [
    createElement(Excalidraw, {
      key: "board",
      excalidrawAPI: ready,
      initialData: { elements: convertToExcalidrawElements([...cards, ...arrows]), appState: { viewBackgroundColor: "#fff" } },
    }),
  ]),
);
