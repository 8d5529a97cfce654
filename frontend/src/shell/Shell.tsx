import { lazy, Suspense, useEffect, useRef, useState, type ComponentType } from "react";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { useMay } from "../api/session";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { Icon } from "../kit/Icon";
import { Keys } from "../kit/Keys";
import { Skeleton } from "../kit/Skeleton";
import { Toasts } from "../kit/Toast";
import { kitWords } from "../words/kit";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";
import { ClockMenu } from "./ClockMenu";
import { Commands } from "./Commands";
import { ErrorBoundary } from "./ErrorBoundary";
import { Lost } from "./Lost";
import { Nav } from "./Nav";
import { screens, type Screen } from "./screens";
import { useOnline } from "./useOnline";
import { usePlaces } from "./usePlaces";

// What follows a person's long work comes after the page itself.
const Exports = lazy(async () => ({ default: (await import("./Exports")).Exports }));
const Mailings = lazy(async () => ({ default: (await import("./Mailings")).Mailings }));

type PageType = ComponentType<Record<string, string | undefined>>;

const pages = new Map<Screen, PageType>();

/** One lazy component per screen, made once: a new one on each render would throw the page away. */
function pageOf(screen: Screen): PageType {
  const made = pages.get(screen) ?? lazy(screen.load);
  pages.set(screen, made);
  return made;
}

/** Who may not see Home starts at the first place they may see. */
function Elsewhere() {
  const [location] = useLocation();
  const [first] = usePlaces();
  return location === "/" && first && first.path !== "/" ? <Redirect to={first.path} replace /> : <Lost />;
}

function Screens() {
  const may = useMay();
  return (
    <Switch>
      {screens.map((screen) => (
        <Route key={screen.path} path={screen.path}>
          {(params) => {
            const Shown = pageOf(screen);
            return may(screen.permission) ? <Shown {...(params as Record<string, string | undefined>)} /> : <Elsewhere />;
          }}
        </Route>
      ))}
      <Route><Elsewhere /></Route>
    </Switch>
  );
}

function TopBar({ onMenu, onSearch }: { onMenu: () => void; onSearch: () => void }) {
  const say = useWords(shellWords);
  return (
    <header className="topbar">
      <Button kind="quiet" icon="menu" label={say("menu")} className="menu-button" onClick={onMenu} />
      <button type="button" className="jump" onClick={onSearch}>
        <Icon name="search" />
        <span>{say("search")}</span>
        <Keys keys="mod+k" />
      </button>
      <ClockMenu />
    </header>
  );
}

/** Move focus to the page after going somewhere, so that the keyboard and screen readers follow. */
function usePageFocus(location: string) {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    // A field of the page that asked for it already keeps it.
    if (!first.current && !main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [location]);
  return main;
}

function Main({ onMenu, onSearch }: { onMenu: () => void; onSearch: () => void }) {
  const say = useWords(shellWords);
  const [location] = useLocation();
  const online = useOnline();
  const main = usePageFocus(location);
  return (
    <div className="shell-side">
      <TopBar onMenu={onMenu} onSearch={onSearch} />
      {!online && <Banner severity="caution" title={say("offline")} />}
      <main id="main" tabIndex={-1} ref={main}>
        <ErrorBoundary resetKey={location}>
          <Suspense fallback={<div className="page-scroll"><Skeleton lines={8} /></div>}>
            <Screens />
          </Suspense>
        </ErrorBoundary>
      </main>
    </div>
  );
}

/** The frame around every screen: navigation, search, offline note, toasts, keys. */
export function Shell() {
  const say = useWords(shellWords);
  const kit = useWords(kitWords);
  const [drawer, setDrawer] = useState(false);
  const [palette, setPalette] = useState(false);
  useEffect(() => {
    // The hard widgets are fetched when the browser has nothing else to do, before the first form asks for them.
    const idle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1500));
    idle(() => void import("../kit/rac"));
  }, []);
  return (
    <div className={drawer ? "shell drawer-open" : "shell"}>
      <a className="skip" href="#main">{say("skip")}</a>
      <Nav onGo={() => setDrawer(false)} />
      {drawer && <button type="button" className="veil" aria-label={kit("close")} onClick={() => setDrawer(false)} />}
      <Main onMenu={() => setDrawer(true)} onSearch={() => setPalette(true)} />
      <Commands open={palette} setOpen={setPalette} />
      <Toasts>
        <Suspense fallback={null}><Exports /><Mailings /></Suspense>
      </Toasts>
    </div>
  );
}
