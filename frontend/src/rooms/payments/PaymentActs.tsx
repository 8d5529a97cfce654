/** What may be done with a payment: as buttons, by letters, and the dialog that asks. */
import { useMay } from "../../api/session";
import { Act, Menu, toast, useShortcuts } from "../../kit";
import { paymentsWords } from "../../words/payments";
import { useWords } from "../../words/words";
import { AllocateDialog } from "./AllocateDialog";
import type { Allocation } from "./Allocations";
import { MoveDialog, RefundDialog, ReturnDialog, TakeAllOffDialog, TakeOffDialog, VoidDialog } from "./moves";
import type { Payment } from "./usePayment";

type Asked = "allocate" | "refund" | "return" | "take_all_off" | "move" | "void";
export type Ask = { kind: Asked } | { kind: "take_off"; one: Allocation; number: string } | null;

export interface Doing {
  key: Asked;
  keys: string;
  text: string;
  why?: string;
  run: () => void;
}

/** All that may be done with the payment by who looks; what cannot be done now says why, in the server's words. */
export function useActs(payment: Payment | undefined, ask: (kind: Asked) => void): Doing[] {
  const say = useWords(paymentsWords);
  const may = useMay();
  const acts = [
    { key: "allocate", keys: "a", text: say("allocate"), refused: "allocate", permission: "payment:post" },
    { key: "refund", keys: "f", text: say("refund"), refused: "refund", permission: "payment:refund" },
    { key: "return", keys: "r", text: say("mark_returned"), refused: "return", permission: "payment:post" },
    { key: "take_all_off", keys: "o", text: say("take_all_off"), refused: "take_off", permission: "payment:post" },
    { key: "move", keys: "m", text: say("move"), refused: "void", permission: "payment:post" },
    { key: "void", keys: "v", text: say("void"), refused: "void", permission: "payment:post" },
  ] as const;
  // Who posts but gives nothing back finds the act in its place, and whom to ask.
  const theirs = (one: (typeof acts)[number]) => one.key === "refund" && !may(one.permission) && may("payment:post");
  const allowed = payment ? acts.filter((one) => may(one.permission) || theirs(one)) : [];
  return allowed.map((one) => ({
    key: one.key, keys: one.keys, text: one.text, why: payment?.refusals[one.refused] ?? (theirs(one) ? say("refund_supervisor") : undefined), run: () => ask(one.key),
  }));
}

/** The same acts by letters, which `?` lists; one that is refused says its reason. */
export function useActKeys(acts: readonly Doing[]) {
  const say = useWords(paymentsWords);
  useShortcuts(acts.map(({ keys, text, why, run }) => ({ keys, text, group: say("group"), run: () => (why ? toast({ text: why, tone: "info" }) : run()) })));
}

export function Actions({ acts }: { acts: readonly Doing[] }) {
  const say = useWords(paymentsWords);
  const button = (key: Asked, kind?: "primary") => {
    const one = acts.find((act) => act.key === key);
    return one && <Act key={key} spare={!kind} kind={one.why ? "plain" : kind} why={one.why} onClick={one.run}>{one.text}</Act>;
  };
  const items = acts.filter((one) => one.key !== "allocate").map(({ text, ...one }) => ({ ...one, label: text }));
  return (
    <>
      {button("return")}
      {button("refund")}
      {button("allocate", "primary")}
      {items.length > 0 && <Menu label={say("more")} icon="more" items={items} className="button icon-only" />}
    </>
  );
}

const DIALOGS = { allocate: AllocateDialog, refund: RefundDialog, return: ReturnDialog, take_all_off: TakeAllOffDialog, move: MoveDialog, void: VoidDialog };

/** What is being asked, if anything; each opening is a new intention with its own key. */
export function Dialogs({ payment, ask, onClose }: { payment: Payment; ask: Ask; onClose: () => void }) {
  if (!ask) return null;
  if (ask.kind === "take_off") return <TakeOffDialog payment={payment} one={ask.one} number={ask.number} onClose={onClose} />;
  const Asking = DIALOGS[ask.kind];
  return <Asking payment={payment} onClose={onClose} />;
}
