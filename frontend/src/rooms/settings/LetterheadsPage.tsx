import { useMay } from "../../api/session";
import { ButtonLink, Facts, Problem, Skeleton } from "../../kit";
import { settingsWords } from "../../words/settings";
import { useWords } from "../../words/words";
import { SettingsFrame } from "./SettingsFrame";
import { addressLine } from "../../words/address";
import { labelOf, titleOf, useLetterheads, type Letterhead } from "./useLetterheads";

function Told({ head }: { head: Letterhead }) {
  const say = useWords(settingsWords);
  const shown = (field: string) => {
    if (field === "f_tax") return head.f_tax ? say("yes") : "";
    if (field === "remit_to") return addressLine(head.remit_to);
    if (field === "exemption") return head.grounds.find((ground) => ground.key === head.exemption)?.text ?? "";
    return head[field as "bankgiro"];
  };
  const facts = head.asks.map((field) => [say(labelOf(field, head.country)), shown(field) || "–"] as [string, string]);
  return <Facts items={[[say("legal_name"), head.name], [say("seller_address"), addressLine(head.address)], ...facts]} />;
}

function Card({ head }: { head: Letterhead }) {
  const say = useWords(settingsWords);
  const may = useMay();
  const title = say(titleOf(head));
  return (
    <section className="card stack" aria-label={title}>
      <div className="spread">
        <h2>{title} {head.version > 0 && <span className="muted small">{say("version", { n: head.version })}</span>}</h2>
        {may("settings:write") && <ButtonLink href={`/settings/papers/${head.currency}`}>{say("edit")}<span className="hidden-text"> {title}</span></ButtonLink>}
      </div>
      {head.version > 0 ? <Told head={head} /> : <p className="muted">{say("papers_none")}</p>}
    </section>
  );
}

/** The office as the seller on its papers, a card a currency. */
export default function LetterheadsPage() {
  const say = useWords(settingsWords);
  const { data, error, refetch } = useLetterheads();
  return (
    <SettingsFrame title={say("papers")}>
      <p className="muted">{say("papers_lead")}</p>
      {!data && (error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />)}
      {data?.map((head) => <Card key={head.currency} head={head} />)}
    </SettingsFrame>
  );
}
