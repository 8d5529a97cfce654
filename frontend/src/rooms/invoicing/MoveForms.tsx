import { useCallback } from "react";
import { api, got } from "../../api/client";
import { Combobox, Form, MoneyField, SelectField, TextField, toast, useForm, type Choice } from "../../kit";
import { invoicesWords } from "../../words/invoices";
import { useWords } from "../../words/words";
import type { ActProps } from "./acts";
import { GUARANTOR } from "./useAccount";
import { useInvoiceActs } from "./useInvoiceActs";

interface Move {
  from: string;
  to: string;
  other: string | null;
  amount: number | null;
  reason: string;
}

const OTHER = "other";

function useDebtors({ invoice, partyName }: ActProps) {
  const say = useWords(invoicesWords);
  return invoice.parties
    .filter((one) => one.open.minor > 0)
    .map((one) => ({ value: one.party, minor: one.open.minor, label: say("owes", { party: partyName(one.party), amount: one.open.display }) }));
}

function useTransfer(props: ActProps, first: { value: string; minor: number } | undefined) {
  const say = useWords(invoicesWords);
  const { invoice, partyName, onClose } = props;
  const acts = useInvoiceActs(invoice.account_id, invoice.id);
  return useForm<Move>({
    initial: { from: first?.value ?? "", to: "", other: null, amount: first?.minor ?? null, reason: "" },
    check: ({ from, to, other, amount, reason }) => ({
      ...(!to || to === from || (to === OTHER && (!other || other === from)) ? { [to === OTHER ? "other" : "to"]: say("choose_party") } : {}),
      ...((amount ?? 0) > 0 ? {} : { amount: say("fill_amount") }),
      ...(reason.trim() ? {} : { reason: say("fill_reason") }),
    }),
    submit: async ({ from, to, other, amount, reason }) => {
      const target = to === OTHER ? (other ?? "") : to;
      await acts.transfer({ from_party: from, to_party: target, amount_minor: amount ?? 0, reason });
      toast({ text: say("transferred", { from: partyName(from), to: to === OTHER ? say("other_payer") : partyName(target) }) });
      onClose();
    },
  });
}

/** Move responsibility for a part of what is open to another party. */
export function TransferForm(props: ActProps) {
  const say = useWords(invoicesWords);
  const { invoice, file, partyName, onClose } = props;
  const debtors = useDebtors(props);
  const form = useTransfer(props, debtors[0]);
  const { from, to } = form.values;
  const known = [...new Set([GUARANTOR, ...invoice.parties.map((one) => one.party), ...file.coverages.map((one) => one.payer_id)])];
  const targets = known.filter((party) => party !== from).map((value) => ({ value, label: partyName(value) }));
  const search = useCallback(async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    const { items } = await got(api.GET("/api/v1/payers", { params: { query: { text, active: true, limit: 12 } }, signal }));
    return items.map((one) => ({ id: one.id, label: one.name }));
  }, []);
  const choose = (party: string) => form.set("amount", debtors.find((one) => one.value === party)?.minor ?? null);
  return (
    <Form form={form} action={say("transfer")} onCancel={onClose}>
      <p className="muted">{say("transfer_text")}</p>
      <SelectField name="from" label={say("from_party")} required options={debtors} onChange={choose} />
      <SelectField name="to" label={say("to_party")} required options={[...targets, { value: OTHER, label: say("other_payer") }]} />
      {to === OTHER && <Combobox name="other" label={say("other_payer")} required placeholder={say("find_payer")} search={search} />}
      <MoneyField name="amount" label={say("amount")} required currency={invoice.currency} />
      <TextField name="reason" label={say("reason")} required maxLength={200} />
    </Form>
  );
}

/** Take off a party's open amount what its contract does not allow to ask for. */
export function AdjustForm(props: ActProps) {
  const say = useWords(invoicesWords);
  const { invoice, onClose } = props;
  const debtors = useDebtors(props);
  const acts = useInvoiceActs(invoice.account_id, invoice.id);
  const form = useForm<{ party: string; amount: number | null; reason: string }>({
    initial: { party: (debtors.find((one) => one.value !== GUARANTOR) ?? debtors[0])?.value ?? "", amount: null, reason: "" },
    check: ({ amount, reason }) => ({
      ...((amount ?? 0) > 0 ? {} : { amount: say("fill_amount") }),
      ...(reason.trim() ? {} : { reason: say("fill_reason") }),
    }),
    submit: async ({ party, amount, reason }) => {
      const after = await acts.adjust({ party, amount_minor: amount ?? 0, reason });
      toast({ text: say("adjusted", { amount: after.open.display }) });
      onClose();
    },
  });
  return (
    <Form form={form} action={say("adjust")} onCancel={onClose}>
      <p className="muted">{say("adjust_text")}</p>
      <SelectField name="party" label={say("party")} required options={debtors} />
      <MoneyField name="amount" label={say("amount")} required currency={invoice.currency} />
      <TextField name="reason" label={say("reason")} required maxLength={200} />
    </Form>
  );
}
