import { Link } from "wouter";
import { providersWords } from "../../../words/providers";
import { useWords } from "../../../words/words";
import { PATHS, type Lack } from "./useSides";

/** What a claim would lack, each with the screen that mends it. */
export function Lacks({ lacks, onGo }: { lacks: readonly Lack[]; onGo?: () => void }) {
  const say = useWords(providersWords);
  if (!lacks.length) return <p>{say("ready_all")}</p>;
  return (
    <ul>
      {lacks.map((lack) => (
        <li key={lack.key}>
          {onGo && <><Link href={PATHS[lack.mends]} onClick={onGo}>{say(lack.mends)}</Link>: </>}
          {lack.why}
        </li>
      ))}
    </ul>
  );
}
