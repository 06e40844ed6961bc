import type { ReactNode } from "react";

export function FieldRow({ label, id, children }: { label: string; id: string; children: ReactNode }) {
  return (
    <div className="field-row">
      <label htmlFor={id}>{label}</label>
      <div className="field-value">{children}</div>
    </div>
  );
}
