/** The mark: three pieces that fit, and the one that is still missing. */
export function Logo({ size }: { size: number }) {
  return (
    <svg className="logo" width={size} height={size} viewBox="0 0 328 328" aria-hidden="true" focusable="false">
      <path
        className="logo-goal"
        d="M36 0H160V44.6A14 14 0 0 0 181.1 56.6A34 34 0 1 1 181.1 103.4A14 14 0 0 0 160 115.4V160H0V36A36 36 0 0 1 36 0Z"
      />
      <path className="logo-piece" d="M172 0H292A36 36 0 0 1 328 36V160H172V122A44 44 0 1 0 172 38Z" />
      <path className="logo-piece" d="M0 172H160V328H36A36 36 0 0 1 0 292Z" />
      <path className="logo-gap" d="M180 180H318V290A28 28 0 0 1 290 318H180Z" />
    </svg>
  );
}
