import { type CSSProperties, useLayoutEffect, useRef } from "react";
import { language, t } from "../../i18n";
import { useBoard, useCanEdit } from "../../shell/board";
import { removePieces } from "../../shell/commands";
import { useValue } from "../../shell/value";
import { type Matrix, nextState, STATE_OF_KEY, type State, stateOf } from "./expansion";
import { fillCell } from "./fillCell";
import { HeadingName } from "./HeadingName";
import { MatrixCell } from "./MatrixCell";
import { setState } from "./setState";
import { useGridStop } from "./useGridStop";

/** A real table: one Tab stop, arrows from cell to cell, a letter for each state. */
export function MatrixTable({ matrix }: { matrix: Matrix }) {
  const board = useBoard();
  const { desk } = board;
  const editable = useCanEdit();
  const table = useRef<HTMLTableElement>(null);
  const stop = useGridStop(table);
  const selection = useValue(desk.selection);
  const filled = useRef<string | null>(null);
  const { products, sites } = matrix;

  // The cell that was filled has another button now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every change of the cells
  useLayoutEffect(() => {
    const at = filled.current;
    if (!at || document.activeElement !== document.body) return;
    filled.current = null;
    table.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus();
  }, [matrix]);

  const fill = (at: string, state: State, open: boolean) => {
    const [row = -1, column = -1] = at.split(":").map(Number);
    const [product, site] = [products[row], sites[column]];
    if (!editable || !product || !site) return;
    filled.current = `${row}:${column}`;
    const id = fillCell(board, product, site, state);
    if (id) desk.select([id], { open });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const el = (event.target as HTMLElement).closest<HTMLElement>("[data-at]");
    if (!el?.dataset.at) return;
    const id = el.dataset.piece;
    const piece = id ? board.session.model().piece(id) : undefined;
    const state =
      STATE_OF_KEY[event.key.toLowerCase()] ?? (event.key === " " && piece ? nextState(stateOf(piece)) : null);
    if (stop.go(event.key, el.dataset.at)) event.preventDefault();
    else if (state) {
      event.preventDefault();
      if (piece) setState(board, piece, state);
      else fill(el.dataset.at, state, false);
    } else if (piece && (event.key === "Delete" || event.key === "Backspace")) {
      event.preventDefault();
      filled.current = el.dataset.at;
      removePieces(board, [piece.id]);
    }
  };
  const numbers = new Intl.NumberFormat(language(), { notation: "compact", maximumFractionDigits: 1 });
  return (
    <div className="expansion-scroll">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are walked by arrows
        role="grid"
        className="expansion-table"
        style={{ "--sites": Math.max(1, sites.length) } as CSSProperties}
        aria-label={t("Expansion: products and sites")}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col">{t("Product")}</th>
            {sites.map((site) => (
              <th key={site.key} scope="col" dir="auto">
                <HeadingName heading={site} missing={t("no product yet")} />
              </th>
            ))}
            <th scope="col" className="is-sum">
              {t("Potential")}
            </th>
          </tr>
        </thead>
        <tbody>
          {products.map((product, row) => (
            <tr key={product.key}>
              <th scope="row" dir="auto">
                <HeadingName heading={product} missing={t("no site yet")} />
              </th>
              {sites.map((site, column) => (
                <MatrixCell
                  key={site.key}
                  at={`${row}:${column}`}
                  product={product.name}
                  site={site.name}
                  pieces={matrix.cell(product.key, site.key)}
                  stop={stop.at}
                  selection={selection}
                  editable={editable}
                  onFill={(at) => fill(at, "open", true)}
                  onState={(piece, next) => setState(board, piece, next)}
                />
              ))}
              <td className="is-sum">{numbers.format(product.potential)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("Potential")}</th>
            {sites.map((site) => (
              <td key={site.key} className="is-sum">
                {numbers.format(site.potential)}
              </td>
            ))}
            <td className="is-sum is-all">{numbers.format(matrix.potential)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
