import { useEffect, useState, type ReactNode } from "react";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Banner } from "./Banner";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { Facts } from "./Facts";
import { Problem } from "./Problem";
import { Skeleton } from "./Skeleton";

export interface Preview {
  /** What will happen, as name and value (server texts for amounts). */
  facts: readonly (readonly [string, ReactNode])[];
  warnings?: readonly string[];
  /** Something forbids it: shown, and the action stays shut. */
  refused?: string;
}

export interface Outcome {
  failures: readonly { name: string; reason: string }[];
}

type Confirm = () => Promise<Outcome | void>;

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  children?: ReactNode;
  action: string;
  danger?: boolean;
  /** A dry run at the server; the action waits for it. */
  preview?: () => Promise<Preview>;
  /** Do it. Returning failures keeps the dialog open and lists them. */
  onConfirm: Confirm;
  /** Other ways to go on than `action`, each under its own name. */
  ways?: readonly { action: string; onConfirm: Confirm }[];
  onClose: () => void;
}

type State<T> = { value?: T; error?: unknown };

function usePreview(open: boolean, preview?: () => Promise<Preview>): State<Preview> {
  const [state, setState] = useState<State<Preview>>({});
  useEffect(() => {
    if (!open || !preview) return undefined;
    let current = true;
    setState({});
    preview().then(
      (value) => current && setState({ value }),
      (error: unknown) => current && setState({ error }),
    );
    return () => {
      current = false;
    };
    // The dry run is asked for once per opening, not whenever the page renders a new closure.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [open]);
  return state;
}

function PreviewFacts({ state }: { state: State<Preview> }) {
  const say = useWords(kitWords);
  if (state.error !== undefined) return <Problem error={state.error} />;
  if (!state.value) return <Skeleton lines={3} />;
  return (
    <section className="stack">
      <h3>{say("confirm_preview")}</h3>
      <Facts amounts items={state.value.facts} />
      {state.value.warnings?.map((text) => <Banner key={text} severity="caution" title={text} />)}
      {state.value.refused && <Banner severity="critical" title={state.value.refused} />}
    </section>
  );
}

function Failures({ outcome }: { outcome: Outcome }) {
  const say = useWords(kitWords);
  return (
    <Banner severity="critical" title={say("confirm_failed", { n: outcome.failures.length })}>
      <ul>
        {outcome.failures.map((one) => (
          <li key={one.name}>{one.name}: {one.reason}</li>
        ))}
      </ul>
    </Banner>
  );
}

/** What was confirmed, one way or another: under way, refused, done for some; what was done wholly closes the dialog. */
function useConfirming(onClose: () => void) {
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<State<Outcome>>({});
  const close = () => {
    setResult({});
    onClose();
  };
  const confirm = async (way: Confirm) => {
    setBusy(true);
    try {
      const outcome = await way();
      if (outcome?.failures.length) setResult({ value: outcome });
      else close();
    } catch (error) {
      setResult({ error });
    } finally {
      setBusy(false);
    }
  };
  return { busy, result, close, confirm };
}

/** Asks before something that cannot be taken back, showing first what will happen. */
export function ConfirmDialog({ open, title, children, action, danger, preview, onConfirm, ways = [], onClose }: ConfirmDialogProps) {
  const say = useWords(kitWords);
  const state = usePreview(open, preview);
  const { busy, result, close, confirm } = useConfirming(onClose);
  const ready = !preview || (state.value && !state.value.refused);
  const footer = (
    <>
      {!result.value && <Button kind={danger ? "danger" : "primary"} busy={busy} disabled={!ready} onClick={() => void confirm(onConfirm)}>{action}</Button>}
      {!result.value && ways.map((way) => <Button key={way.action} disabled={busy || !ready} onClick={() => void confirm(way.onConfirm)}>{way.action}</Button>)}
      <Button onClick={close}>{say(result.value ? "close" : "cancel")}</Button>
    </>
  );
  return (
    <Dialog open={open} title={title} onClose={close} footer={footer} wide={ways.length > 0}>
      <div className="stack">
        {children}
        {preview && !result.value && <PreviewFacts state={state} />}
        {result.error !== undefined && <Problem error={result.error} />}
        {result.value && <Failures outcome={result.value} />}
      </div>
    </Dialog>
  );
}
