import { Link, useLocation } from "wouter";
import { Icon } from "../kit/Icon";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";
import { AccountMenu } from "./AccountMenu";
import { wayTo } from "./lastFilter";
import { usePlaces } from "./usePlaces";

/** What is reached from a place and lies elsewhere, so that the place stays marked. */
const UNDER: Record<string, readonly string[]> = {
  "/": ["/queues"], "/clients": ["/accounts"], "/invoices": ["/write-offs"], "/payments": ["/batches"], "/settings": ["/payers"],
};

function isHere(path: string, location: string): boolean {
  const within = (of: string) => location === of || (of !== "/" && location.startsWith(`${of}/`));
  return within(path) || (UNDER[path] ?? []).some(within);
}

/** Left navigation; on a phone the same, as a drawer. */
export function Nav({ onGo }: { onGo: () => void }) {
  const say = useWords(shellWords);
  const [location] = useLocation();
  const places = usePlaces();
  return (
    <nav className="nav" aria-label={say("navigation")}>
      <Link href="/" className="brand" onClick={onGo}>
        <img src="/icon.svg" alt="" width="22" height="22" />
        Quittance
      </Link>
      <div className="nav-list">
        <ul>
          {places.map((place) => (
            <li key={place.key}>
              <Link href={wayTo(place.path)} className="nav-link" aria-current={isHere(place.path, location) ? "page" : undefined} onClick={onGo}>
                <Icon name={place.icon} />
                {say(`nav_${place.key}`)}
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <div className="nav-foot">
        <AccountMenu />
      </div>
    </nav>
  );
}
