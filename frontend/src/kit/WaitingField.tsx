/** The place of a field whose widget is still loading; same size, so nothing jumps. */
export function WaitingField({ label, bare }: { label: string; bare?: boolean }) {
  return (
    <div className="field" aria-busy="true">
      {!bare && <span className="field-label">{label}</span>}
      <input className="input" aria-label={label} disabled />
    </div>
  );
}
