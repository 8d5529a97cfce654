import { kitWords } from "../words/kit";
import { useWords } from "../words/words";

interface BarSeries {
  key: string;
  label: string;
  /** Colour 1 to 5 of the ageing ramp. */
  colour: 1 | 2 | 3 | 4 | 5;
}

interface Bar {
  label: string;
  /** One number per series, in the same order, in minor units or pieces. */
  values: readonly number[];
  /** Server text for the total, above the bar and in the table. */
  total: string;
  /** Server text per series, for the table. */
  displays?: readonly string[];
}

const WIDTH = 520;
const HEIGHT = 170;
const TOP = 18;
const FOOT = 20;

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function Column({ bar, at, wide, high, series }: { bar: Bar; at: number; wide: number; high: number; series: readonly BarSeries[] }) {
  const scale = (HEIGHT - TOP - FOOT) / high;
  const x = at * wide + wide * 0.18;
  const tops = bar.values.map((_, index) => HEIGHT - FOOT - sumOf(bar.values.slice(0, index + 1)) * scale);
  return (
    <g>
      {bar.values.map((value, index) => {
        const one = series[index];
        return one && <rect key={one.key} className={`age-${one.colour}`} x={x} y={tops[index]} width={wide * 0.64} height={Math.max(value * scale - 1, 0)} rx={2} />;
      })}
      <text className="total" x={x + wide * 0.32} y={HEIGHT - FOOT - sumOf(bar.values) * scale - 5} textAnchor="middle">{bar.total}</text>
      <text x={x + wide * 0.32} y={HEIGHT - 5} textAnchor="middle">{bar.label}</text>
    </g>
  );
}

/** Stacked bars with their table. Figures are the server's text; numbers only size the bars. */
export function Bars({ bars, series, label }: { bars: readonly Bar[]; series: readonly BarSeries[]; label: string }) {
  const high = Math.max(1, ...bars.map((bar) => sumOf(bar.values)));
  const wide = WIDTH / Math.max(bars.length, 1);
  return (
    <figure className="bars" aria-label={label}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <line x1="0" x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
        {bars.map((bar, at) => (
          <Column key={bar.label} bar={bar} at={at} wide={wide} high={high} series={series} />
        ))}
      </svg>
      {series.length > 1 && (
        <ul className="bars-key">
          {series.map((one) => (
            <li key={one.key}><span className={`swatch age-${one.colour}`} />{one.label}</li>
          ))}
        </ul>
      )}
      <BarsTable bars={bars} series={series} label={label} />
    </figure>
  );
}

function BarsTable({ bars, series, label }: { bars: readonly Bar[]; series: readonly BarSeries[]; label: string }) {
  const say = useWords(kitWords);
  return (
    <details className="twin">
      <summary>{say("as_table")}</summary>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {series.map((one) => <th key={one.key} scope="col" className="end">{one.label}</th>)}
            <th scope="col" className="end">{say("total")}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.label}>
              <th scope="row">{bar.label}</th>
              {series.map((one, at) => <td key={one.key} className="end">{bar.displays?.[at] ?? bar.values[at]}</td>)}
              <td className="end"><strong>{bar.total}</strong></td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
