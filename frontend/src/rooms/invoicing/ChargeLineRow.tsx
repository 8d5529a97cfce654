import { memo, useCallback } from "react";
import { Act, Button, Combobox, DateField, Line, Money, MoneyField, SelectField, TextField, type LineColumn } from "../../kit";
import { chargesWords } from "../../words/charges";
import { usePreferences } from "../../words/language";
import { useWords } from "../../words/words";
import { FAVOURITES_MOST, isFavourite, isTemplate, pin, useOffered } from "./favourites";
import { HoldNotes, type HoldNotesProps } from "./HoldNotes";
import { pointersText, POINTED_MOST, readPointers } from "./pointers";
import type { ChargeLine, LineView } from "./lines";
import { findCodes } from "./searches";
import type { AccountFile } from "./useAccount";

interface RowProps extends Omit<HoldNotesProps, "line"> {
  at: number;
  line: ChargeLine;
  columns: readonly LineColumn[];
  file: AccountFile;
  /** The line as the server priced it. */
  priced?: LineView;
  errors: Readonly<Record<string, string>>;
  reasons: readonly string[];
  schedule: (client: string, on: string | null) => string;
  /** The diagnoses of its client, parted by a comma. */
  listed: string;
  /** The page opens with the keyboard in this cell of it. */
  opens: "client" | "code" | undefined;
  onTyping: (key: string, typing: boolean) => void;
  /** A visit template was chosen in the place of its code. */
  onTemplate: (key: string, choice: string) => void;
  change: (key: string, change: Partial<ChargeLine>) => void;
  onCopy: (key: string) => void;
  onRemove: (key: string) => void;
}

/** Finds codes by the line's day and prices. */
function useCodes({ line, file, schedule }: RowProps) {
  const { currency } = file.account;
  const { day } = line;
  const sheet = schedule(line.client, day);
  return useCallback((text: string, signal: AbortSignal) => findCodes(text, day, sheet, currency, signal), [day, sheet, currency]);
}

/** Which of the client's diagnoses the line points to, by their letters; the first four unless others are typed. */
function Pointers({ props: { line, listed, errors, change } }: { props: RowProps }) {
  const say = useWords(chargesWords);
  const codes = listed.split(",").filter(Boolean);
  return (
    <TextField
      bare name="diagnoses" error={errors[`${line.key}.diagnoses`]} label={say("pointers")} disabled={codes.length === 0} maxLength={12} placeholder={pointersText(codes.slice(0, POINTED_MOST), codes).replace("–", "")}
      value={pointersText(line.diagnoses, codes)} onChange={(text) => change(line.key, { diagnoses: readPointers(text, codes) })}
    />
  );
}

function Acts({ at, line, onCopy, onRemove }: RowProps) {
  const say = useWords(chargesWords);
  const { favourites } = usePreferences();
  const { code } = line;
  const pinned = code !== null && isFavourite(favourites, code.id);
  const full = !pinned && favourites.length >= FAVOURITES_MOST;
  return (
    <span className="line-acts">
      {code && <Act kind={pinned ? "plain" : "quiet"} icon="star" label={say(pinned ? "unpin" : "pin", { code: code.label })} why={full ? say("pins_full", { n: FAVOURITES_MOST }) : undefined} onClick={() => pin(code.id)} />}
      <Button kind="quiet" icon="copy" label={say("copy_this", { at })} onClick={() => onCopy(line.key)} />
      <Button kind="quiet" icon="close" label={say("remove", { at })} onClick={() => onRemove(line.key)} />
    </span>
  );
}

function useCells(props: RowProps, codes: ReturnType<typeof useCodes>) {
  const say = useWords(chargesWords);
  const { at, line, file, priced, errors, change } = props;
  const set = (part: Partial<ChargeLine>) => change(line.key, part);
  const field = (name: keyof typeof errors & string) => ({ name, error: errors[`${line.key}.${name}`], bare: true });
  const clients = file.clients.map((one) => ({ value: one.id, label: one.display_name }));
  const { onTyping: tell } = props;
  const linesText = useCallback((n: number) => say("template_lines", { n }), [say]);
  const offered = useOffered(line.day, props.schedule(line.client, line.day), file.account.currency, linesText);
  const onTyping = useCallback((typing: boolean) => tell(line.key, typing), [tell, line.key]);
  return {
    at: <span className="line-number muted figure">{at}{line.code && <span className="line-title"> · {line.code.label}</span>}</span>,
    client: <SelectField {...field("client")} label={say("client")} required options={clients} value={line.client} onChange={(client) => set({ client })} focus={props.opens === "client"} />,
    day: <DateField {...field("day")} label={say("day")} required value={line.day} onChange={(day) => set({ day })} />,
    code: <Combobox {...field("code")} label={say("code")} required placeholder={say("find_code")} value={line.code?.id ?? null} chosen={line.code} search={codes} first={offered} onChoose={(code) => (isTemplate(code) && code ? props.onTemplate(line.key, code.id) : set({ code }))} focus={props.opens === "code"} onTyping={onTyping} />,
    modifiers: <TextField {...field("modifiers")} label={say("modifiers")} maxLength={11} value={line.modifiers} shape={(text) => text.toUpperCase()} onChange={(modifiers) => set({ modifiers })} />,
    pointers: <Pointers props={props} />,
    units: <TextField {...field("units")} label={say("units")} inputMode="decimal" maxLength={10} value={line.units} onChange={(units) => set({ units })} />,
    price: <MoneyField {...field("price")} label={say("price")} currency={file.account.currency} placeholder={priced?.unit.display} value={line.price} onChange={(price) => set({ price })} />,
    discount: <TextField {...field("discount")} label={say("discount")} placeholder={say("discount_hint")} maxLength={16} value={line.discount} onChange={(discount) => set({ discount })} />,
    total: <Money amount={priced?.total} />,
    act: <Acts {...props} />,
  };
}

/** Why there is a discount or another price, once there is one. */
function More({ line, errors, change, reasons }: RowProps) {
  const say = useWords(chargesWords);
  const wrong = (name: string) => errors[`${line.key}.${name}`];
  return (
    <>
      {line.discount.trim() !== "" && (
        <TextField bare name="reason" label={say("reason")} placeholder={say("reason")} required maxLength={200} suggestions={reasons} error={wrong("reason")} value={line.reason} onChange={(reason) => change(line.key, { reason })} />
      )}
      {line.price !== null && (
        <TextField bare name="priceReason" label={say("price_reason")} placeholder={say("price_reason")} required maxLength={200} error={wrong("priceReason")} value={line.priceReason} onChange={(priceReason) => change(line.key, { priceReason })} />
      )}
    </>
  );
}

/** One charge: along it with Tab, down with Enter. */
export const ChargeLineRow = memo(function ChargeLineRow(props: RowProps) {
  const { line, columns, holds, accountId, onApprove, onSelfPay } = props;
  const cells = useCells(props, useCodes(props));
  const more = line.discount.trim() !== "" || line.price !== null ? <More {...props} /> : undefined;
  const notes = holds.length > 0 ? <HoldNotes {...{ holds, accountId, onApprove, onSelfPay }} line={line.key} /> : undefined;
  return <Line id={line.key} columns={columns} cells={cells} more={more} notes={notes} />;
});
