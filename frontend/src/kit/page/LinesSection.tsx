import { useState } from "react";
import { Banner, Button, Icon, Line, Lines, Money, MoneyField, PageTabs, PickMany, SelectField, TextField, focusLine, type Choice, type LineColumn } from "..";

const COLUMNS: LineColumn[] = [
  { key: "at", title: "#", width: "36px" },
  { key: "client", title: "Client", width: "190px" },
  { key: "code", title: "Code" },
  { key: "price", title: "Price", width: "110px", align: "end" },
  { key: "total", title: "Total", width: "110px", align: "end" },
];

const REASONS: Choice[] = [{ id: "F32", label: "F32.0", detail: "Depressive episode, mild" }, { id: "I10", label: "I10", detail: "Essential hypertension" }];

async function search(text: string): Promise<Choice[]> {
  return REASONS.filter((one) => `${one.label} ${one.detail}`.toLowerCase().includes(text.toLowerCase()));
}

const nothing = () => undefined;

function One({ id, held }: { id: string; held?: boolean }) {
  const [chosen, setChosen] = useState<readonly Choice[]>(REASONS.slice(0, 1));
  const cells = {
    at: <span className="line-number muted figure">{id}</span>,
    client: <SelectField bare name="client" label="Client" required options={[{ value: "a", label: "Zofia Wiśniewska" }]} value="a" onChange={nothing} />,
    code: <TextField bare name="code" label="Code" value={held ? "XYZ" : "HOME-VISIT"} suggestions={["HOME-VISIT"]} error={held ? "Choose a code." : undefined} onChange={nothing} />,
    price: <MoneyField bare name="price" label="Price" currency="USD" placeholder="$118.00" value={null} onChange={nothing} />,
    total: <Money amount={{ minor: 11800, currency: "USD", display: "$118.00" }} />,
  };
  const notes = held ? <ul className="line-notes"><li className="line-note"><Icon name="warning" />The code is not in the catalog.</li></ul> : undefined;
  const more = <PickMany lettered name="why" label="Diagnoses" placeholder="Code or words" value={chosen} onChange={setChosen} search={search} most={12} />;
  return <Line id={id} columns={COLUMNS} cells={cells} more={more} notes={notes} />;
}

export function LinesSection() {
  return (
    <div className="stack">
      <PageTabs label="Pages" tabs={[{ path: "/kit", label: "This page" }, { path: "/kit#forms", label: "Another" }]} />
      <Lines label="Charges" columns={COLUMNS} foot={<><Button icon="plus">Add line</Button><Money strong amount={{ minor: 23600, currency: "USD", display: "$236.00" }} /></>} onEnter={(next) => next && focusLine(next, "code")}>
        <One id="1" />
        <One id="2" held />
      </Lines>
      <Banner severity="note" title="Tab goes along a line, Enter down; where the place is narrow each line becomes a block." />
    </div>
  );
}
