import { useQuery } from "@tanstack/react-query";
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { api, got } from "../../api/client";
import { Button, CheckboxField, Keys, Lines, focusLine, toast, type Choice, type LineColumn, type LinePlace } from "../../kit";
import { chargesWords } from "../../words/charges";
import { useWords } from "../../words/words";
import { ChargeLineRow } from "./ChargeLineRow";
import { ChargeTotals } from "./ChargeTotals";
import { Diagnoses, focusDiagnoses } from "./Diagnoses";
import { useInsertion } from "./favourites";
import { KeepTemplate } from "./KeepTemplate";
import { codesOf, LISTED_MOST, withCodes } from "./pointers";
import { HoldNotes } from "./HoldNotes";
import { blankLine, isBlank, newKey, type ChargeLine, type Charges, type Invoice } from "./lines";
import { usePartyName, useSchedule, type AccountFile } from "./useAccount";
import { usePreview, type Intent, type Pricing, type useChargeForm } from "./useCharges";

type ChargeForm = ReturnType<typeof useChargeForm>;

/** Whose charge it is stands only where it could be another's. */
function useColumns(several: boolean): LineColumn[] {
  const say = useWords(chargesWords);
  return useMemo(
    () => [
      { key: "at", title: say("at"), width: "36px" },
      ...(several ? [{ key: "client", title: say("client"), width: "150px" }] : []),
      { key: "day", title: say("day"), width: "162px" },
      { key: "code", title: say("code") },
      { key: "modifiers", title: say("modifiers"), width: "98px" },
      { key: "pointers", title: say("pointers"), width: "72px" },
      { key: "units", title: say("units"), width: "62px" },
      { key: "price", title: say("price"), width: "118px", align: "end" },
      { key: "discount", title: say("discount"), width: "122px" },
      { key: "total", title: say("total"), width: "100px", align: "end" },
      { key: "act", title: say("actions"), silent: true, width: "104px", align: "end" },
    ],
    [say, several],
  );
}

/** A line changed since the last refusal no longer shows its error. */
function useErrors(form: ChargeForm["form"]) {
  const [mended, setMended] = useState<{ tries: number; names: readonly string[] }>({ tries: 0, names: [] });
  const names = mended.tries === form.tries ? mended.names : [];
  const errors = Object.fromEntries(Object.entries(form.errors).filter(([name]) => !names.includes(name)));
  const mend = (key: string, parts: string[]) =>
    setMended({ tries: form.tries, names: [...names, ...parts.map((part) => (key ? `${key}.${part}` : part))] });
  return { errors, mend };
}

/** The hard widgets are there a moment after their line is. */
function later(key: string, name: string): void {
  setTimeout(() => focusLine(key, name));
}

function useLines(form: ChargeForm["form"], mend: (key: string, parts: string[]) => void) {
  const { lines } = form.values;
  const put = (next: readonly ChargeLine[]) => form.set("lines", next);
  const add = (line: ChargeLine, after = lines.length) => {
    put([...lines.slice(0, after), line, ...lines.slice(after)]);
    later(line.key, line.code ? "day" : "code");
  };
  const last = lines.at(-1);
  return {
    add: () => add(blankLine(last?.client ?? "", last?.day ?? null)),
    copy: (key?: string) => {
      const from = lines.find((one) => one.key === key) ?? lines.findLast((one) => !isBlank(one)) ?? last;
      if (from) add({ ...from, key: newKey() }, key ? lines.indexOf(from) + 1 : lines.length);
    },
    change: (key: string, part: Partial<ChargeLine>) => {
      mend(key, Object.keys(part));
      put(lines.map((one) => (one.key === key ? { ...one, ...part } : one)));
    },
    /** Lines in the place of one, and why they are done besides what is said already. */
    insert: (key: string, more: readonly ChargeLine[], codes: readonly Choice[]) => {
      const at = lines.findIndex((one) => one.key === key);
      const client = lines[at]?.client ?? "";
      const own = form.values.diagnoses.find((one) => one.client === client)?.codes ?? [];
      const fresh = codes.filter((code) => !own.some((one) => one.id === code.id));
      if (fresh.length > 0) form.set("diagnoses", withCodes(form.values.diagnoses, client, [...own, ...fresh].slice(0, LISTED_MOST)));
      put([...lines.slice(0, at), ...more, ...lines.slice(at + 1)]);
      if (more[0]) later(more[0].key, "units");
    },
    served: ({ lines: left, diagnoses }: Pick<Charges, "lines" | "diagnoses">) => {
      mend("", ["diagnoses"]);
      form.set("diagnoses", diagnoses);
      put(left);
    },
    remove: (key: string) => {
      const rest = lines.filter((one) => one.key !== key);
      const next = rest[Math.min(lines.findIndex((one) => one.key === key), rest.length - 1)];
      put(rest.length ? rest : [blankLine(last?.client ?? "", last?.day ?? null)]);
      if (next) later(next.key, "code");
    },
  };
}

function useReasons() {
  const query = useQuery({ queryKey: ["discounts"], staleTime: 600_000, queryFn: ({ signal }) => got(api.GET("/api/v1/catalog/discounts", { signal })) });
  return useMemo(() => query.data?.flatMap((one) => one.rules.at(-1)?.name ?? []) ?? [], [query.data]);
}

function useStable<A extends unknown[]>(run: (...given: A) => void): (...given: A) => void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...given: A) => latest.current(...given), []);
}

const NO_HOLDS: never[] = [];

/** Puts a visit template into the form; a code that has ended is told, and the audit says so at its line. */
function useInserted(lines: ReturnType<typeof useLines>, form: ChargeForm["form"], file: AccountFile, schedule: ReturnType<typeof useSchedule>) {
  const say = useWords(chargesWords);
  const insertion = useInsertion(schedule, file.account.currency);
  return useStable((key: string, choice: string) => {
    const into = form.values.lines.find((one) => one.key === key);
    if (!into) return;
    void insertion(choice, into).then((found) => {
      if (!found) return;
      lines.insert(key, found.lines, found.codes);
      if (found.ended.length > 0) toast({ text: say("template_ended", { codes: found.ended.join(", ") }), tone: "info" });
    });
  });
}

/** The lines in whose code something is typed that is no code yet. */
function useTyping() {
  const [typing, setTyping] = useState<ReadonlySet<string>>(new Set());
  const onTyping = useCallback((key: string, on: boolean) => {
    setTyping((old) => (old.has(key) === on ? old : new Set(on ? [...old, key] : [...old].filter((one) => one !== key))));
  }, []);
  return { typing, onTyping };
}

/** Where the keyboard goes from a field by Enter: to the code while it is missing, down, and from an empty last line to why it was done. */
function steps(form: ChargeForm["form"], lines: ReturnType<typeof useLines>) {
  return (next: string | null, from: LinePlace) => {
    const line = form.values.lines.find((one) => one.key === from.line);
    if (line && !line.code && from.cell !== "code") return focusLine(line.key, "code");
    if (line && !line.code && !next) return focusDiagnoses(line.client);
    return next ? focusLine(next, "code") : lines.add();
  };
}

function Foot(props: { form: ChargeForm["form"]; lines: ReturnType<typeof useLines>; preview?: Invoice; pricing: Pricing; file: AccountFile }) {
  const { form, lines, preview, pricing, file } = props;
  const say = useWords(chargesWords);
  const name = usePartyName(file, preview?.parties.map((one) => one.party) ?? []);
  return (
    <>
      <Button icon="plus" onClick={lines.add}>{say("add")}</Button>
      <Button icon="copy" onClick={() => lines.copy()}>{say("copy")}<Keys keys="mod+d" /></Button>
      <KeepTemplate charges={form.values} />
      {file.coverages.length > 0 && <CheckboxField name="self_pay" label={say("self_pay")} value={form.values.self_pay} onChange={(all) => form.set("self_pay", all)} />}
      <ChargeTotals invoice={preview} pricing={pricing} partyName={name} />
    </>
  );
}

/** Keys of the whole form, before its fields take them. */
function keysOf(lines: ReturnType<typeof useLines>, onIntent: (intent: Intent) => void) {
  return (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const run = { Enter: () => onIntent({ kind: event.shiftKey ? "send" : "next" }), d: () => lines.copy(), s: () => onIntent({ kind: "save" }) }[event.key];
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
}

interface ChargeEntryProps {
  accountId: string;
  file: AccountFile;
  draftId: string;
  form: ChargeForm["form"];
  onIntent: (intent: Intent) => void;
}

/** The charges of one invoice as a table of fields; everything the server says of them is shown beside them. */
export function ChargeEntry({ accountId, file, draftId, form, onIntent }: ChargeEntryProps) {
  const say = useWords(chargesWords);
  const { values } = form;
  const columns = useColumns(file.clients.length !== 1 || values.lines.some((line) => line.client !== file.clients[0]?.id));
  const { errors, mend } = useErrors(form);
  const lines = useLines(form, mend);
  const { typing, onTyping } = useTyping();
  const { preview: seen, pricing } = usePreview(accountId, values, file.account.currency, draftId, values.lines.some((line) => typing.has(line.key)));
  const schedule = useSchedule(file, form.values.self_pay);
  const reasons = useReasons();
  const onTemplate = useInserted(lines, form, file, schedule);
  const [change, onCopy, onRemove] = [useStable(lines.change), useStable((key: string) => lines.copy(key)), useStable(lines.remove)];
  // Settled once: choosing the client by the arrows must not take the hand away.
  const [opens] = useState<"client" | "code" | undefined>(() => (draftId ? undefined : values.lines[0]?.client ? "code" : "client"));
  const onApprove = useStable((line: string) => onIntent({ kind: "approve", line }));
  const onSelfPay = useStable(() => form.set("self_pay", true));
  const holdsOf = (at: number) => seen?.invoice.holds.filter((one) => one.line_id === String(at + 1)) ?? NO_HOLDS;
  const whole = seen?.invoice.holds.filter((one) => !one.line_id && one.code !== "no_lines") ?? NO_HOLDS;
  const row = (line: ChargeLine, index: number) => {
    const at = seen ? seen.keys.indexOf(line.key) : -1;
    const holds = at < 0 ? NO_HOLDS : holdsOf(at);
    const priced = at < 0 ? undefined : seen?.invoice.lines[at];
    return <ChargeLineRow key={line.key} at={index + 1} listed={codesOf(values.diagnoses, line.client).join()} opens={index === 0 ? opens : undefined} {...{ line, columns, file, priced, holds, errors, reasons, schedule, change, onCopy, onRemove, onTyping, onTemplate, accountId, onApprove, onSelfPay }} />;
  };
  const foot = <Foot {...{ form, lines, file, pricing }} preview={seen?.invoice} />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys bubble up from the fields
    <div className="stack" onKeyDownCapture={keysOf(lines, onIntent)}>
      <Diagnoses charges={values} file={file} error={errors["diagnoses"]} onChange={lines.served} />
      <Lines label={say("title")} columns={columns} foot={foot} onEnter={steps(form, lines)}>
        {values.lines.map(row)}
      </Lines>
      {whole.length > 0 && <HoldNotes {...{ accountId, onApprove, onSelfPay }} holds={whole} line="" />}
    </div>
  );
}
