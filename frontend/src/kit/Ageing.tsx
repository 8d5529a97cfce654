import type { Amount } from "../words/amount";
import { formatShare } from "../words/format";
import { kitWords } from "../words/kit";
import { useLanguage } from "../words/language";
import { useWords } from "../words/words";
import { Money } from "./Money";

export interface AgeingBucket {
  key: string;
  /** Such as “0–30”, youngest first; at most six. */
  label: string;
  amount: Amount;
}

function Strip({ buckets }: { buckets: readonly AgeingBucket[] }) {
  return (
    <div className="ageing-bar" aria-hidden="true">
      {buckets.map((bucket, at) =>
        bucket.amount.minor > 0 ? (
          <span key={bucket.key} className={`age-${Math.min(at + 1, 6)}`} style={{ flexGrow: bucket.amount.minor, flexBasis: 0 }} />
        ) : null,
      )}
    </div>
  );
}

/** The ageing as a table: the strip's twin for reading out, copying and checking. */
function AgeingTable({ buckets, total }: { buckets: readonly AgeingBucket[]; total: Amount }) {
  const say = useWords(kitWords);
  const language = useLanguage();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{say("ageing_bucket")}</th>
          <th scope="col" className="end">{say("amount")}</th>
          <th scope="col" className="end">{say("share")}</th>
        </tr>
      </thead>
      <tbody>
        {buckets.map((bucket) => (
          <tr key={bucket.key}>
            <th scope="row">{bucket.label}</th>
            <td className="end"><Money amount={bucket.amount} /></td>
            <td className="end">{formatShare(language, bucket.amount.minor, total.minor)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row"><strong>{say("total")}</strong></th>
          <td className="end"><Money amount={total} strong /></td>
          <td className="end">{formatShare(language, total.minor, total.minor)}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** Who is how late, as a strip. `compact` is for toolbars (the strip alone, read out as a sentence), `brief` has no table
 * under it: the page leads to one.
 */
export function Ageing(props: { buckets: readonly AgeingBucket[]; total: Amount; compact?: boolean; brief?: boolean }) {
  const say = useWords(kitWords);
  const { buckets, total, compact, brief } = props;
  const spoken = `${say("ageing")}: ${buckets.map((bucket) => `${bucket.label} ${bucket.amount.display}`).join(", ")}`;
  if (compact) {
    return (
      <div className="ageing compact" role="img" aria-label={spoken} title={spoken}>
        <Strip buckets={buckets} />
      </div>
    );
  }
  return (
    <figure className="ageing" aria-label={say("ageing")}>
      <Strip buckets={buckets} />
      <dl className="ageing-key">
        {buckets.map((bucket, at) => (
          <div key={bucket.key}>
            <dt><span className={`swatch age-${Math.min(at + 1, 6)}`} />{bucket.label}</dt>
            <dd><Money amount={bucket.amount} /></dd>
          </div>
        ))}
      </dl>
      {!brief && (
        <details className="twin">
          <summary>{say("as_table")}</summary>
          <AgeingTable buckets={buckets} total={total} />
        </details>
      )}
    </figure>
  );
}
