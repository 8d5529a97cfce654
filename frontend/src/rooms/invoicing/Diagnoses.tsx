import { useCallback, useMemo, type KeyboardEvent } from "react";
import { focusLine, PickMany } from "../../kit";
import { chargesWords } from "../../words/charges";
import { useWords } from "../../words/words";
import { LISTED_MOST, withCodes, type Reasons } from "./pointers";
import { servedFor, type Charges } from "./lines";
import { findDiagnoses } from "./searches";
import type { AccountFile } from "./useAccount";

interface DiagnosesProps {
  charges: Charges;
  file: AccountFile;
  error?: string;
  onChange: (next: Pick<Charges, "lines" | "diagnoses">) => void;
}

const placeOf = (client: string) => `reasons-${client}`;

/** Move the keyboard to the diagnoses of a client. */
export function focusDiagnoses(client: string): void {
  focusLine(placeOf(client), "diagnoses");
}

function OfClient({ client, charges, file, error, onChange }: DiagnosesProps & { client: string }) {
  const say = useWords(chargesWords);
  const { lines, diagnoses } = charges;
  const day = lines.find((line) => line.client === client)?.day ?? null;
  const search = useCallback((text: string, signal: AbortSignal) => findDiagnoses(text, day, signal), [day]);
  const name = file.clients.find((one) => one.id === client)?.display_name ?? "";
  const label = file.clients.length > 1 ? say("diagnoses_of", { client: name }) : say("diagnoses");
  const change = (codes: Reasons["codes"]) => onChange(servedFor(charges, withCodes(diagnoses, client, codes)));
  // Enter without anything typed: why is said, on to what was done.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const box = event.target as HTMLInputElement;
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || box.value !== "" || !box.matches("input:not([aria-expanded=true])")) return;
    event.preventDefault();
    event.stopPropagation();
    const own = lines.filter((line) => line.client === client);
    const next = own.find((line) => !line.code) ?? own.at(-1);
    if (next) focusLine(next.key, "code");
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Enter bubbles up from the search
    <div className="row" data-line={placeOf(client)} onKeyDownCapture={onKeyDownCapture}>
      <span className="muted small" aria-hidden="true">{label}</span>
      <PickMany
        lettered name="diagnoses" label={label} placeholder={say("find_diagnosis")} most={LISTED_MOST} error={error}
        value={diagnoses.find((one) => one.client === client)?.codes ?? []} search={search} onChange={change}
      />
    </div>
  );
}

/** Why each client was served: once for all lines, the principal diagnosis first. */
export function Diagnoses(props: DiagnosesProps) {
  const { lines, diagnoses } = props.charges;
  const named = [...lines.map((line) => line.client), ...diagnoses.filter((one) => one.codes.length > 0).map((one) => one.client)];
  const names = [...new Set(named.filter(Boolean))].join(" ");
  const clients = useMemo(() => names.split(" ").filter(Boolean), [names]);
  if (clients.length === 0) return null;
  return <div className="stack tight">{clients.map((client, at) => <OfClient key={client} {...props} client={client} error={at === 0 ? props.error : undefined} />)}</div>;
}
