import { Component, type ReactNode } from "react";
import { Button } from "../kit/Button";
import { Empty } from "../kit/Empty";
import { preferences } from "../words/language";
import { shellWords } from "../words/shell";
import { sayer } from "../words/words";

/** A bug in one page must not take the shell down. The error stays in the browser: it may hold a client's data. */
export class ErrorBoundary extends Component<{ children: ReactNode; resetKey: string }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidUpdate(before: { resetKey: string }): void {
    // Going elsewhere is the way out of a broken page; React offers no other place to notice it.
    // oxlint-disable-next-line react/no-did-update-set-state
    if (before.resetKey !== this.props.resetKey && this.state.broken) this.setState({ broken: false });
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const say = sayer(shellWords, preferences().language);
    return (
      <div role="alert" className="page">
        <Empty icon="error" title={say("crash_title")} action={<Button onClick={() => window.location.reload()}>{say("crash_action")}</Button>}>
          {say("crash_text")}
        </Empty>
      </div>
    );
  }
}
