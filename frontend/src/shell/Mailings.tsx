import { lazy, Suspense, useEffect, useState } from "react";
import { problemOf } from "../api/problem";
import { useMay } from "../api/session";
import { Button } from "../kit/Button";
import { Icon } from "../kit/Icon";
import { toast } from "../kit/Toast";
import { kitWords } from "../words/kit";
import { mailingsWords } from "../words/mailings";
import { useWords } from "../words/words";
import { closeMailing, findMailings, goOnMailing, letMailingsGo, stopMailing, useMailings, type Mailed, type Mailing } from "./mailings";

const MailingOutcomes = lazy(() => import("./MailingOutcomes"));

/** How many of them came to one of these ends. */
export function countOf({ mailed }: Mailing, ...outcomes: Mailed["outcome"][]): number {
  return mailed.filter((one) => outcomes.includes(one.outcome)).length;
}

/** What is asked of a mailing; a refusal is told. */
export function useMailingActs({ id }: Mailing) {
  const kit = useWords(kitWords);
  const run = (act: (id: string) => Promise<void>) => () => {
    void act(id).catch((error: unknown) => {
      const problem = problemOf(error);
      toast({ text: problem.detail ?? kit("problem_title"), tone: "bad" });
    });
  };
  return { stop: run(stopMailing), goOn: run(goOnMailing), close: run(closeMailing) };
}

/** In words: how far it is, or what it came to. */
function useHowFar(one: Mailing): string {
  const say = useWords(mailingsWords);
  const { state, all, kind } = one;
  const done = one.mailed.length;
  if (state === "going") return say(`going_${kind}`, { done, all });
  const ended = say(`ended_${kind}`, { went: countOf(one, "sent", "later"), not: countOf(one, "refused", "failed") });
  return state === "ended" ? ended : `${ended} · ${say(state, { n: all - done })}`;
}

function OneMailing({ one }: { one: Mailing }) {
  const say = useWords(mailingsWords);
  const kit = useWords(kitWords);
  const [looking, setLooking] = useState(false);
  const { stop, goOn, close } = useMailingActs(one);
  const told = useHowFar(one);
  const going = one.state === "going";
  const well = one.state === "ended" && !countOf(one, "refused", "failed");
  return (
    <>
      <div className={`toast tone-${going ? "info" : well ? "good" : "bad"}`}>
        <Icon name={going ? "spinner" : well ? "check" : "error"} spin={going} />
        <span>
          <span role="status">{told}</span>
          {going && <progress className="progress" aria-label={say(one.kind)} max={one.all} value={one.mailed.length} />}
        </span>
        <Button onClick={() => setLooking(true)}>{say("look")}</Button>
        {going && <Button onClick={stop}>{say("stop")}</Button>}
        {(one.state === "stopped" || one.state === "left") && <Button onClick={goOn}>{say("go_on")}</Button>}
        {!going && <Button kind="quiet" icon="close" label={kit("close")} onClick={close} />}
      </div>
      {looking && <Suspense fallback={null}><MailingOutcomes mailing={one} open onClose={() => setLooking(false)} /></Suspense>}
    </>
  );
}

function Followed() {
  const say = useWords(mailingsWords);
  const mailings = useMailings();
  useEffect(() => {
    void findMailings();
    return letMailingsGo;
  }, []);
  if (!mailings.length) return null;
  return <section className="toasts-kept" aria-label={say("title")}>{mailings.map((one) => <OneMailing key={one.id} one={one} />)}</section>;
}

/** Pay links or statements on their way to many, on whatever screen who asked is: how far they are, what was refused and why. */
export function Mailings() {
  return useMay()("notice:send") ? <Followed /> : null;
}
