import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { Icon } from "../kit/Icon";
import { Menu } from "../kit/Menu";
import { toast } from "../kit/Toast";
import { formatDate, officeDay } from "../words/format";
import { useLanguage } from "../words/language";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";
import { moveClock, readClock, useClock, type OfficeClock } from "./localClock";
import { useCommands } from "./ownCommands";

/** A day, a week's reminder, a statement month. */
const STEPS = [1, 7, 30] as const;
/** A day's schedules take some seconds; asking each second shows every day pass. */
const POLL_MS = 1000;

/** Watch a move; when it ends, everything on the screen is asked for again. */
function useMove(clock: OfficeClock) {
  const say = useWords(shellWords);
  const language = useLanguage();
  const queries = useQueryClient();
  const was = useRef(clock.moving);
  useEffect(() => {
    if (!clock.moving) return undefined;
    const timer = setInterval(() => void readClock(), POLL_MS);
    return () => clearInterval(timer);
  }, [clock.moving]);
  useEffect(() => {
    if (was.current && !clock.moving) {
      void queries.invalidateQueries();
      if (clock.failed) toast({ text: say("clock_failed", { reason: clock.failed }), tone: "bad" });
      else toast({ text: say("clock_arrived", { date: formatDate(language, officeDay(Date.parse(clock.now))) }) });
    }
    was.current = clock.moving;
  }, [clock, queries, say, language]);
}

function Badge({ clock }: { clock: OfficeClock }) {
  const say = useWords(shellWords);
  const language = useLanguage();
  useMove(clock);
  const steps = useMemo(
    () => STEPS.map((n) => ({
      key: String(n), id: `clock-${n}`, title: say("clock_forward", { n }), label: say("clock_forward", { n }), icon: "calendar" as const, changes: true,
      run: () => void moveClock(n).catch(() => readClock()),
    })),
    [say],
  );
  useCommands(steps);
  const date = formatDate(language, officeDay(Date.parse(clock.now)));
  const left = clock.moving ? say("clock_moving", { n: clock.days_left }) : "";
  const items = clock.moving ? [] : steps;
  return (
    <Menu label={say("clock_note")} items={items} icon={clock.moving ? undefined : "calendar"} className="button quiet clock">
      {clock.moving && <Icon name="spinner" spin />}
      <span className="hidden-text">{say("clock")}</span>
      <span role="status">{left ? `${date} · ${left}` : date}</span>
    </Menu>
  );
}

/** The office's date, in the local run alone; moving it forward fires every day's schedules. */
export function ClockMenu() {
  const clock = useClock();
  return clock ? <Badge clock={clock} /> : null;
}
