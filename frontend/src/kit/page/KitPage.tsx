import { useEffect, useState, type ReactNode } from "react";
import { Keys } from "../Keys";
import { Palette } from "../Palette";
import { ShortcutHelp } from "../ShortcutHelp";
import { useShortcuts } from "../shortcuts";
import { Toasts } from "../Toast";
import { Button, Menu, toast } from "..";
import { LANGUAGES, setPreferences, usePreferences, type Density, type Language, type Theme } from "../../words/language";
import { FormSection } from "./FormSection";
import { LinesSection } from "./LinesSection";
import { GridSection, GridStates } from "./GridSection";
import "./kitPage.css";
import { Figures, Overlays, Words } from "./PartsSection";

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Looks() {
  const { theme, density, language } = usePreferences();
  const themes = (["auto", "light", "dark"] as Theme[]).map((one) => ({ key: one, label: one, checked: theme === one, run: () => setPreferences({ theme: one }) }));
  const rows = (["compact", "roomy"] as Density[]).map((one, at) => ({ key: one, label: one, checked: density === one, line: at === 0, run: () => setPreferences({ density: one }) }));
  const languages = (Object.keys(LANGUAGES) as Language[]).map((one, at) => ({ key: one, label: LANGUAGES[one], checked: language === one, line: at === 0, run: () => setPreferences({ language: one }) }));
  return <Menu label="Looks" icon="sun" items={[...themes, ...rows, ...languages]}>Looks</Menu>;
}

const COMMANDS = [
  { id: "1", title: "Go to Clients", icon: "clients", keys: "g c", run: () => toast({ text: "Clients" }) },
  { id: "2", title: "Go to Invoices", icon: "invoices", keys: "g i", run: () => toast({ text: "Invoices" }) },
  { id: "3", title: "Post a payment", icon: "payments", run: () => toast({ text: "Payment" }) },
] as const;

const HITS = [
  { id: "c1", title: "Zofia Wiśniewska", detail: "Client · AC-102792", icon: "clients", tail: "$202.14", run: () => undefined },
  { id: "i1", title: "INV-2026-000412", detail: "Invoice", icon: "invoices", tail: "$404.85", run: () => undefined },
] as const;

async function search(text: string) {
  return HITS.filter((hit) => hit.title.toLowerCase().includes(text.toLowerCase()));
}

/** Every part in every state; what a screen may be made of. */
export default function KitPage() {
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  useEffect(() => void (document.title = "Kit · Quittance"), []);
  useShortcuts([
    { keys: "mod+k", text: "Search or run a command", group: "Everywhere", inFields: true, run: () => setPalette(true) },
    { keys: "?", text: "Show the shortcuts", group: "Everywhere", run: () => setHelp(true) },
  ]);
  return (
    <main className="kit-page">
      <div className="spread">
        <strong>The kit</strong>
        <span className="row">
          <Button onClick={() => setPalette(true)} icon="search">Palette <Keys keys="mod+k" /></Button>
          <Button onClick={() => setHelp(true)}>Shortcuts</Button>
          <Looks />
        </span>
      </div>
      <div className="kit-frame tall"><GridSection /></div>
      <Section title="Buttons, words and amounts; banners and problems"><Words /></Section>
      <Section title="Figures"><Figures /></Section>
      <Section title="Forms"><FormSection /></Section>
      <Section title="Lines to fill, tags and link tabs"><LinesSection /></Section>
      <Section title="Overlays, loading and icons"><Overlays /></Section>
      <Section title="Lists without rows"><GridStates /></Section>
      <Palette open={palette} onClose={() => setPalette(false)} commands={COMMANDS} search={search} />
      <ShortcutHelp open={help} onClose={() => setHelp(false)} />
      <Toasts />
    </main>
  );
}
