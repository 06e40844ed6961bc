type FieldNoteProps = { id: string; problem: string | undefined; notes: readonly string[] };

/** Under a field: why its words could not be taken, and what else one should know of it. */
export function FieldNote({ id, problem, notes }: FieldNoteProps) {
  return (
    <div id={id} className="field-notes" dir="auto">
      {problem !== undefined && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
