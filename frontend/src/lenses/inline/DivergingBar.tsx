type DivergingBarProps = {
  /** Never above 0. */
  against: number;
  /** Never below 0. */
  for: number;
  /** What a whole half of the bar stands for. */
  scale: number;
};

/** What pulls down to the left of the middle, what lifts up to the right of it. The figures stand beside it. */
export function DivergingBar({ against, for: helping, scale }: DivergingBarProps) {
  const share = (value: number) => `${(50 * Math.min(scale, Math.abs(value))) / scale}%`;
  return (
    <span className="diverging" aria-hidden="true">
      {against < 0 && <i className="is-against" style={{ width: share(against) }} />}
      {helping > 0 && <i className="is-for" style={{ width: share(helping) }} />}
    </span>
  );
}
