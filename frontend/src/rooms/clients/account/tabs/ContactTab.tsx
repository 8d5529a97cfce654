import { useState } from "react";
import { useMay } from "../../../../api/session";
import { Button, ConfirmDialog, DateText, Dialog, Facts, Status, toast } from "../../../../kit";
import { accountWords } from "../../../../words/account";
import { addressLine } from "../../../../words/address";
import { clientsWords } from "../../../../words/clients";
import { LANGUAGES } from "../../../../words/language";
import { useTold, useWords } from "../../../../words/words";
import { AccountForm, ContactForm, contactValues, saveContact } from "../contactForms";
import { CHANNELS } from "../../parts/fields";
import { useRenew, type AccountFile } from "../useAccount";

type Channel = (typeof CHANNELS)[number];

/** Open or closed to a channel; closing and opening again asks first, as the person's own word stands behind it. */
function Channels({ file, allowed }: { file: AccountFile; allowed: boolean }) {
  const say = useWords(accountWords);
  const told = useTold(clientsWords);
  const renew = useRenew(file.account.id);
  const [asked, setAsked] = useState<Channel | null>(null);
  const { opted_out } = file.account.contact;
  const closed = asked !== null && opted_out.includes(asked);
  const change = async () => {
    await saveContact(file, { ...contactValues(file.account), [`_out.${asked}`]: !closed }, file.account.version);
    renew();
    toast({ text: say("saved") });
  };
  const title = asked ? `${say(closed ? "opt_in" : "opt_out")}: ${told("channel", asked)}` : "";
  return (
    <>
      <table className="plain-table">
        <tbody>
          {CHANNELS.map((channel) => (
            <tr key={channel}>
              <th scope="row">{told("channel", channel)}</th>
              <td>{opted_out.includes(channel) ? <Status tone="bad">{say("opted_out")}</Status> : <Status tone="good">{say("may_use")}</Status>}</td>
              {allowed && <td className="end"><Button kind="quiet" onClick={() => setAsked(channel)}>{say(opted_out.includes(channel) ? "opt_in" : "opt_out")}</Button></td>}
            </tr>
          ))}
        </tbody>
      </table>
      <ConfirmDialog open={asked !== null} title={title} action={say(closed ? "opt_in" : "opt_out")} onConfirm={change} onClose={() => setAsked(null)}>
        <p>{say(closed ? "opt_in_text" : "opt_out_text")}</p>
      </ConfirmDialog>
    </>
  );
}

function ContactCard({ file, allowed, onEdit }: { file: AccountFile; allowed: boolean; onEdit: () => void }) {
  const say = useWords(accountWords);
  const words = useWords(clientsWords);
  const told = useTold(clientsWords);
  const { contact } = file.account;
  const phones = contact.phones.map((phone) => <div key={phone.number}><span className="figure">{phone.number}</span> <span className="muted small">{told("phone", phone.use)}</span></div>);
  return (
    <section className="card stack">
      <div className="spread"><h2>{words("part_contact")}</h2>{allowed && <Button onClick={onEdit}>{say("edit")}</Button>}</div>
      <Facts
        items={[
          [words("email"), contact.email ? <span key="e">{contact.email} <Status tone={contact.email_state === "good" ? "good" : contact.email_state === "unverified" ? "neutral" : "bad"}>{told("mail", contact.email_state)}</Status></span> : words("none")],
          [words("phone"), phones.length ? phones : words("none")],
          [words("preferred"), told("channel", contact.preferred)],
          [words("consent_short"), contact.email_consent_at ? <DateText key="c" value={contact.email_consent_at} /> : words("no")],
        ]}
      />
      <Channels file={file} allowed={allowed} />
    </section>
  );
}

function AccountCard({ file, allowed, onEdit }: { file: AccountFile; allowed: boolean; onEdit: () => void }) {
  const say = useWords(accountWords);
  const words = useWords(clientsWords);
  const told = useTold(clientsWords);
  const { account } = file;
  const { address, kind, name, relationship } = account.guarantor;
  return (
    <section className="card stack">
      <div className="spread"><h2>{say("account_card")}</h2>{allowed && <Button onClick={onEdit}>{say("edit")}</Button>}</div>
      <Facts
        items={[
          [say("guarantor_title"), `${name} · ${told("guarantor", kind)}${relationship ? ` · ${relationship}` : ""}`],
          [words("address"), addressLine(address) || words("none")],
          [words("language"), LANGUAGES[account.language]],
          [words("time_zone"), account.time_zone],
          [words("currency"), account.currency],
          [words("state"), <Status key="s" state={account.state}>{told("state", account.state)}</Status>],
          [say("enrolled"), <DateText key="d" value={account.enrolled_at} />],
        ]}
      />
    </section>
  );
}

/** How the person is reached and what they agreed to; who answers for the account. */
export function ContactTab({ file }: { file: AccountFile }) {
  const say = useWords(accountWords);
  const allowed = useMay()("account:write");
  const [open, setOpen] = useState<"contact" | "account" | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="columns">
      <ContactCard file={file} allowed={allowed} onEdit={() => setOpen("contact")} />
      <AccountCard file={file} allowed={allowed} onEdit={() => setOpen("account")} />
      <Dialog open={open !== null} title={say(open === "account" ? "account_edit" : "contact_edit")} onClose={close} wide>
        {open === "contact" && <ContactForm file={file} onDone={close} />}
        {open === "account" && <AccountForm file={file} onDone={close} />}
      </Dialog>
    </div>
  );
}
