import { useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { useMay } from "../../../api/session";
import { Button, ConfirmDialog, Form, Page, Steps, useShortcuts } from "../../../kit";
import { clientsWords } from "../../../words/clients";
import { useWords } from "../../../words/words";
import { countOf } from "../parts/nest";
import { LikelyBanner, LikelyList } from "./Likely";
import { ReviewStep } from "./ReviewStep";
import { ConcernsStep, ContactStep, CoveragesStep, GuarantorStep, PeopleStep, type StepProps } from "./steps";
import { useEnroll } from "./useEnroll";
import { useLikenesses, type Likeness } from "./useLikenesses";
import { STEPS, type StepName } from "./values";

function known(step: string | undefined): StepName {
  return STEPS.find((one) => one === step) ?? "people";
}

const CONTENT: Record<StepName, (props: StepProps) => React.ReactNode> = {
  people: PeopleStep, contact: ContactStep, guarantor: GuarantorStep, coverages: CoveragesStep, concerns: ConcernsStep, review: ReviewStep,
};

/** A new step begins at its first field, and so does a part just added, so that nobody reaches for the mouse. */
function useFirstField(step: StepName, parts: number) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef({ step, parts });
  useEffect(() => {
    const grown = before.current.step === step && before.current.parts < parts;
    before.current = { step, parts };
    if (grown) box.current?.querySelector<HTMLElement>("fieldset:last-of-type :is(input, select)")?.focus();
  }, [step, parts]);
  useEffect(() => {
    // After the shell, which moves focus to the page itself on every change of address.
    const timer = setTimeout(() => box.current?.querySelector<HTMLElement>(":is(input, select, textarea):not([type=hidden]), .button")?.focus());
    return () => clearTimeout(timer);
  }, [step]);
  return box;
}

interface AskingProps {
  open: boolean;
  found: readonly Likeness[];
  onEnroll: (into?: string) => Promise<void>;
  onClose: () => void;
}

const ACCOUNTS_NAMED = 3; // more ways than these would hide the others

/** Somebody like this is here already: look there, enroll all the same, or enroll and go on to merging the two. */
function Asking({ open, found, onEnroll, onClose }: AskingProps) {
  const say = useWords(clientsWords);
  const merges = useMay()("account:merge");
  const accounts = new Map(found.map((one) => [one.account_id, one.account_number]));
  const ways = [...accounts].slice(0, merges ? ACCOUNTS_NAMED : 0).map(([id, number]) => ({ action: say("enroll_merge", { number }), onConfirm: () => onEnroll(id) }));
  return (
    <ConfirmDialog open={open} title={say("likely_title", { n: Math.max(found.length, 1) })} action={say("enroll_anyway")} ways={ways} onClose={onClose} onConfirm={() => onEnroll()}>
      <p>{say("likely_text")}</p>
      <LikelyList found={found} />
    </ConfirmDialog>
  );
}

/** Enroll a new account: its people, how to reach them, who answers for it, who pays, what to know. */
export default function EnrollPage({ step: named }: { step?: string }) {
  const say = useWords(clientsWords);
  const [, go] = useLocation();
  const step = known(named);
  const at = STEPS.indexOf(step);
  const { form, asking, stopAsking, enrollAnyway } = useEnroll(step);
  const likely = useLikenesses(form.values);
  const parts = ["clients", "coverages", "concerns"].reduce((sum, list) => sum + countOf(form.values, list), 0);
  const box = useFirstField(step, parts);
  const back = at > 0 ? () => go(`/clients/new/${STEPS[at - 1]}`) : undefined;
  useShortcuts([
    { keys: "mod+Enter", text: say("next_step"), group: say("enroll_title"), inFields: true, run: () => void form.submit() },
    { keys: "mod+ArrowLeft", text: say("back"), group: say("enroll_title"), run: () => back?.() },
  ]);
  const Content = CONTENT[step];
  return (
    <Page title={say("enroll_title")} parent={{ title: say("title"), href: "/clients" }}>
      <Steps
        label={say("enroll_title")}
        steps={STEPS.map((key, place) => ({ key, label: say(`step_${key}`), state: place < at ? "done" : place === at ? "active" : "waiting" }))}
      />
      <LikelyBanner found={likely} />
      <div className="card narrow" ref={box}>
        <Form
          form={form}
          label={say(`step_${step}`)}
          action={step === "review" ? say("enroll") : say("next_step")}
          extra={back && <Button kind="quiet" onClick={back}>{say("back")}</Button>}
        >
          <Content form={form} />
        </Form>
      </div>
      <Asking open={asking} found={likely} onClose={stopAsking} onEnroll={async (into) => { await enrollAnyway(into); form.reset(); }} />
    </Page>
  );
}
