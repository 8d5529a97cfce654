/** The place of a field whose widget is still loading; same size, so nothing jumps. */
export function WaitingField({ label }: { label: string }) {
  return (
    <div className="field" aria-busy="true">
      <span className="field-label">{label}</span>
      <input className="input" aria-label={label} disabled />
    </div>
  );
}
