import { useState } from "react";
import { api, got } from "../../../api/client";
import { Button, ConfirmDialog, Form, SelectField, toast, useForm } from "../../../kit";
import { mergeWords } from "../../../words/merge";
import { useWords } from "../../../words/words";
import { useRenew, type AccountFile } from "../account/useAccount";

type Client = AccountFile["clients"][number];

/** Which other record of the account stands for this one's person too. */
export function SamePersonForm({ file, client, onDone }: { file: AccountFile; client: Client; onDone: () => void }) {
  const say = useWords(mergeWords);
  const renew = useRenew(file.account.id);
  const others = file.clients.filter((one) => one.id !== client.id && !one.replaced_by);
  const form = useForm({
    initial: { survivor: "" },
    check: (values) => (values.survivor ? {} : { survivor: say("choose_client") }),
    submit: async ({ survivor }) => {
      const other = others.find((one) => one.id === survivor);
      await got(api.POST("/api/v1/accounts/{account_id}/clients/{client_id}/replace", {
        params: { path: { account_id: file.account.id, client_id: client.id } },
        body: { survivor, version: client.version, survivor_version: other?.version ?? 0 },
      }));
      renew();
      toast({ text: say("one_person_done") });
      onDone();
    },
  });
  return (
    <Form form={form} onCancel={onDone} action={say("one_person")}>
      <p className="muted">{say("one_person_text", { name: client.display_name })}</p>
      <SelectField name="survivor" label={say("stands_for_both")} required options={others.map((one) => ({ value: one.id, label: one.display_name }))} />
    </Form>
  );
}

/** The way back: two records are two people again, while nothing was posted since. */
export function TwoPersons({ file, client }: { file: AccountFile; client: Client }) {
  const say = useWords(mergeWords);
  const renew = useRenew(file.account.id);
  const [asks, setAsks] = useState(false);
  const restore = async () => {
    await got(api.POST("/api/v1/accounts/{account_id}/clients/{client_id}/restore", { params: { path: { account_id: file.account.id, client_id: client.id } } }));
    renew();
    toast({ text: say("two_persons_done") });
  };
  return (
    <>
      <Button kind="quiet" onClick={() => setAsks(true)}>{say("two_persons")}</Button>
      <ConfirmDialog open={asks} title={say("two_persons")} action={say("two_persons")} onConfirm={restore} onClose={() => setAsks(false)}>
        <p>{say("two_persons_text")}</p>
      </ConfirmDialog>
    </>
  );
}
