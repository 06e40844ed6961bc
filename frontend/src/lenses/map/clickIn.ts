/** The last units of a fit are travelled with a small overshoot: the piece is seen to click in. */
export function clickIn(id: string): void {
  const node = document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (!node) return;
  node.classList.add("is-clicking-in");
  setTimeout(() => node.classList.remove("is-clicking-in"), 480);
}
