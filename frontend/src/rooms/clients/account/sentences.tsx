/** The timeline in sentences: each kind of happening with what it is about, as a person would tell it. */
import { useCallback, type ReactNode } from "react";
import { Link } from "wouter";
import { Money, Status, type TimelineItem, type Tone } from "../../../kit";
import { useActor } from "../../../shell/useActor";
import { accountWords } from "../../../words/account";
import { clientsWords } from "../../../words/clients";
import { disputesWords } from "../../../words/disputes";
import { formatDate, officeDay } from "../../../words/format";
import { notesWords } from "../../../words/notes";
import { skipsWords } from "../../../words/skips";
import { useLanguage } from "../../../words/language";
import { useTold, useWords } from "../../../words/words";
import { writeoffsWords } from "../../../words/writeoffs";
import type { Happening } from "./useAccount";

const TONES: Record<string, Tone> = {
  payment: "good", dispute_won: "good", invoice: "info", credit_note: "info", late_fee: "warn", interest: "warn",
  payment_returned: "bad", dispute_opened: "bad", dispute_lost: "bad", refund_failed: "bad", hold: "warn", concern: "warn",
};

/** Where the thing itself can be opened. */
export function pathOf(id: string, subject: string): string | null {
  if (subject.startsWith("inv_")) return `/accounts/${id}/invoices/${subject}`;
  if (subject.startsWith("crn_")) return `/accounts/${id}/credit-notes/${subject}`;
  return subject.startsWith("pay_") ? `/accounts/${id}/payments/${subject}` : null;
}

function useTitle(): (one: Happening) => string {
  const say = useWords(accountWords);
  const told = useTold(accountWords);
  const skips = useWords(skipsWords);
  const offs = useWords(writeoffsWords);
  const client = useTold(clientsWords);
  const call = useTold(notesWords);
  const language = useLanguage();
  return useCallback(
    (one: Happening) => {
      const { words } = one;
      const day = (iso: string | undefined) => (iso ? formatDate(language, iso) : "");
      switch (one.kind) {
        case "notice": return say("t_notice", { what: told("letter", words.template ?? ""), channel: told("by", words.channel ?? "") });
        case "note": return words.outcome ? `${call("call", words.outcome)}: ${words.text}` : (words.text ?? "");
        case "concern": return say("t_concern", { what: client("concern", words.concern ?? "") });
        case "concern_ended": return say("t_concern_ended", { what: client("concern", words.concern ?? "") });
        case "hold": return words.until ? say("t_hold_until", { why: told("hold", words.reason ?? ""), on: day(words.until) }) : say("t_hold", { why: told("hold", words.reason ?? "") });
        case "skip": return skips("t_skip", { n: Number(words.level), why: words.text ?? "" });
        case "skip_undone": return skips("t_skip_undone", { n: Number(words.level) });
        case "write_off_asked": return `${offs("t_asked")} · ${words.numbers}`;
        case "write_off_refused": return `${offs("t_refused")} · ${words.numbers}`;
        case "write_off_taken_back": return `${offs("t_taken_back")} · ${words.numbers}`;
        case "promise": return say("t_promise", { on: day(words.on) });
        default: return words.numbers ? `${told("t", one.kind)} · ${words.numbers}` : told("t", one.kind);
      }
    },
    [say, told, skips, offs, client, call, language],
  );
}

/** When the charges of an invoice were captured and by whom, where it was not on the day and by the person of its issue. */
function captured({ at, by, words }: Happening): { on: string; by: string } | null {
  const [on, who] = [words.captured_at ?? "", words.captured_by ?? ""];
  if (!on) return null;
  return officeDay(Date.parse(on)) !== officeDay(Date.parse(at)) || who !== by ? { on: officeDay(Date.parse(on)), by: who } : null;
}

function useDetail(): (one: Happening) => ReactNode {
  const say = useWords(accountWords);
  const told = useTold(accountWords);
  const dispute = useTold(disputesWords);
  const language = useLanguage();
  const actor = useActor();
  return useCallback(
    (one: Happening) => {
      const { kind, at, words } = one;
      if (kind === "notice") return <><Status state={words.state === "refused" ? "held" : words.state}>{told("notice", words.state ?? "")}</Status>{words.rule && words.rule !== "allowed" && <> {told("rule", words.rule)}</>}</>;
      const dated = words.effective_on && words.effective_on !== officeDay(Date.parse(at)) ? say("dated", { on: formatDate(language, words.effective_on) }) : "";
      const note = kind.startsWith("dispute_") && words.note ? dispute("reason", words.note) : words.note;
      const begun = captured(one);
      const capture = begun ? say("t_captured_on", { on: formatDate(language, begun.on), by: actor(begun.by) }) : "";
      return [note, dated, capture].filter(Boolean).join(" · ") || undefined;
    },
    [say, told, dispute, language, actor],
  );
}

/** What a note is about, to be opened. */
function useAbout(id: string): (one: Happening) => ReactNode {
  const say = useWords(notesWords);
  return useCallback(
    ({ subject, words: { number } }: Happening) => {
      const path = pathOf(id, subject);
      if (!path) return undefined;
      const paper = subject.startsWith("crn_") ? "about_crn" : "about_inv";
      return <Link className="link" href={path}>{subject.startsWith("pay_") ? say("about_pay") : number ? say(paper, { number }) : say("about_draft")}</Link>;
    },
    [id, say],
  );
}

export function useSentence(id: string): (one: Happening, at: number) => TimelineItem {
  const actor = useActor();
  const title = useTitle();
  const detail = useDetail();
  const about = useAbout(id);
  return useCallback(
    (one, at) => {
      const path = one.kind === "note" ? null : pathOf(id, one.subject);
      return {
        id: `${one.at} ${one.kind} ${one.subject} ${at}`, at: one.at, tone: TONES[one.kind], actor: actor(one.by),
        title: path ? <Link href={path}>{title(one)}</Link> : title(one),
        detail: one.kind === "note" ? about(one) : detail(one),
        end: one.amount && one.amount.minor !== 0 ? <Money amount={one.amount} /> : undefined,
      };
    },
    [id, actor, title, detail, about],
  );
}
