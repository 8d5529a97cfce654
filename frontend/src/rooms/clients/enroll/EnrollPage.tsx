import { useState } from "react";
import { useMay } from "../../../api/session";
import { Button, ConfirmDialog, Dialog, Form, Keys, Page, Sections, useShortcuts, type FormState } from "../../../kit";
import { clientsWords } from "../../../words/clients";
import { useWords } from "../../../words/words";
import type { Flat } from "../parts/nest";
import { PayerForm } from "../payers/PayerForm";
import { LikelyList, LikelyStrip } from "./Likely";
import { Answering, Cover, KnownOf, People, Wishes } from "./sections";
import { useEnroll } from "./useEnroll";
import { useLikenesses, type Likeness } from "./useLikenesses";

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

/** A payer that is not in the list yet is made here, and chosen. It stands outside the form: its own saves it. */
function NewPayer({ form, place, onClose }: { form: FormState<Flat>; place: number | null; onClose: () => void }) {
  const say = useWords(clientsWords);
  return (
    <Dialog open={place !== null} title={say("payer_new")} onClose={onClose} wide>
      <PayerForm
        payer={null}
        onDone={(saved) => {
          if (saved) {
            form.set(`_payer.${saved.id}`, saved.name);
            form.set(`_made.${place}`, saved.id);
            form.set(`coverages.${place}.payer_id`, saved.id);
          }
          onClose();
        }}
      />
    </Dialog>
  );
}

/** Enroll a new account on one page, in the order a caller tells it: who, how to reach them, where they live, who pays. */
export default function EnrollPage({ section }: { section?: string }) {
  const say = useWords(clientsWords);
  const { form, asking, stopAsking, enrollAnyway } = useEnroll();
  const likely = useLikenesses(form.values);
  const [begin, setBegin] = useState(section ?? "person");
  const [paying, setPaying] = useState<number | null>(null);
  const group = say("enroll_title");
  useShortcuts([{ keys: "mod+Enter", text: say("enroll"), group, inFields: true, run: () => void form.submit() }]);
  const parts = { form, onEnter: setBegin };
  const enroll = <Button kind="primary" busy={form.saving} onClick={() => void form.submit()}>{say("enroll")}<span aria-hidden="true"><Keys keys="mod+Enter" /></span></Button>;
  return (
    <Page title={group} parent={{ title: say("title"), href: "/clients" }} actions={enroll} filters={<LikelyStrip likely={likely} />}>
      <Form form={form} label={group} id="enroll">
        <Sections
          group={group} begin={begin}
          columns={[
            <People key="people" {...parts} />,
            <><Cover {...parts} onNewPayer={setPaying} /><Answering form={form} /><KnownOf {...parts} /><Wishes form={form} /></>,
          ]}
        />
      </Form>
      <NewPayer form={form} place={paying} onClose={() => setPaying(null)} />
      <Asking open={asking} found={likely.found} onClose={stopAsking} onEnroll={async (into) => { await enrollAnyway(into); form.reset(); }} />
    </Page>
  );
}
