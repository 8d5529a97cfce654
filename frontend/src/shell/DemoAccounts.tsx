import { useEffect, useState } from "react";
import { Button } from "../kit/Button";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";

interface DemoAccount {
  name: string;
  role: string;
  email: string;
  password: string;
}

function isAccount(one: unknown): one is DemoAccount {
  const account = one as Partial<DemoAccount> | null;
  return typeof account?.email === "string" && typeof account.password === "string";
}

/** The local run answers here with its invented accounts; anywhere else there is no such address, and nothing shows. */
async function fetchAccounts(signal: AbortSignal): Promise<DemoAccount[]> {
  const response = await fetch("/local/demo-accounts", { signal, headers: { accept: "application/json" } });
  if (!response.ok || !response.headers.get("content-type")?.includes("application/json")) return [];
  const body = (await response.json()) as { items?: unknown[] } | unknown[];
  return (Array.isArray(body) ? body : (body.items ?? [])).filter(isAccount);
}

export function DemoAccounts({ onChoose }: { onChoose: (email: string, password: string) => void }) {
  const say = useWords(shellWords);
  const [accounts, setAccounts] = useState<DemoAccount[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    fetchAccounts(stop.signal).then(setAccounts, () => undefined);
    return () => stop.abort();
  }, []);
  if (!accounts.length) return null;
  return (
    <section className="demo" aria-label={say("demo_title")}>
      <h2>{say("demo_title")}</h2>
      <ul>
        {accounts.map((account) => (
          <li key={account.email} className="spread">
            <span>
              <strong>{account.name || account.email}</strong> <span className="muted">{account.role}</span>
              <br />
              <code>{account.email}</code>
              <br />
              <code>{account.password}</code>
            </span>
            <Button icon="right" label={say("demo_use", { name: account.name || account.email })} onClick={() => onChoose(account.email, account.password)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
