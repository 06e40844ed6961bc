import type { Piece } from "../../board/model";
import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { useCanChange } from "../../shell/locks";
import { AddLines } from "../inline/AddLines";
import { DivergingBar } from "../inline/DivergingBar";
import { useHands, useSettledOrder } from "../inline/useSettledOrder";
import { useUnfolding } from "../useUnfolding";
import { columnQuestion, columnWord, pressureWords } from "./columns";
import { FactorCard, type FactorCardProps } from "./FactorCard";
import { byEffect, type ColumnName, type Order, pressureOf } from "./pressure";
import { layFactors } from "./steps";

type FactorColumnProps = Pick<FactorCardProps, "drag" | "onCome" | "onGo"> & {
  column: ColumnName;
  factors: readonly Piece[];
  /** Of all columns, so that their bars can be compared. */
  scale: number;
  order: Order;
  stop: string | undefined;
  goalsOf: (id: string) => number;
};

export function FactorColumn({ column, factors, scale, order, stop, goalsOf, ...card }: FactorColumnProps) {
  const board = useBoard();
  const mayLay = useCanChange("industry");
  const { held, watch } = useHands();
  const shown = useSettledOrder(byEffect(factors, order), held);
  const { limit } = useUnfolding(shown.length);
  const pressure = pressureOf(factors);
  const word = columnWord(column);
  const question = columnQuestion(column);
  const isTarget = card.drag.dragged?.over === column;
  return (
    <section
      data-column={column}
      className={`factor-column ${isTarget ? "is-target" : ""}`}
      aria-label={word}
      {...watch}
    >
      <header>
        <h3>{word}</h3>
        <span className="factor-count" title={tn("{n} factor", "{n} factors", factors.length)}>
          {factors.length}
        </span>
        <DivergingBar against={pressure.against} for={pressure.for} scale={scale} />
        <p>{pressureWords(pressure)}</p>
      </header>
      {mayLay && column !== "unsorted" && (
        <AddLines
          name={`factor ${column}`}
          label={t("A new factor under {column}", { column: word })}
          placeholder={t("Add a factor")}
          most={board.boot.characters}
          onLay={(lines) => layFactors(board, column, lines)}
        />
      )}
      {factors.length === 0 && question && <p className="factor-question">{question}</p>}
      <ul>
        {shown.slice(0, limit).map((factor) => (
          <FactorCard
            key={factor.id}
            factor={factor}
            column={column}
            goals={goalsOf(factor.id)}
            isStop={factor.id === stop}
            {...card}
          />
        ))}
      </ul>
    </section>
  );
}
