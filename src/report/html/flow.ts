import { showNumber } from '../days.js';
import { isFinished, isStatusKey, statusLabel } from '../labels.js';
import { nowhere, type Flow } from '../story/statuses.js';
import { markup, type Html, type Part } from './template.js';

/** Which way a band goes: for its colour and hatching, which its title also says. */
type Way = 'same' | 'forward' | 'back' | 'other' | 'unseen';

const width = 460;
const left = 136;
const right = width - 136;
const block = 10;
const gap = 20;
const least = 3;

interface Node {
  readonly value: string;
  readonly count: number;
  readonly top: number;
  readonly height: number;
}

/** How rows went from status to status: bands as thick as they are many. The table beside it says the same. */
export function flowPicture(flows: readonly Flow[], before: string, after: string): Html | null {
  if (flows.length === 0) return null;
  const total = flows.reduce((sum, { count }) => sum + count, 0);
  const scale = 260 / total;
  const from = stack(flows, 'from', scale);
  const to = stack(flows, 'to', scale);
  const height = 34 + Math.max(...[...from, ...to].map((node) => node.top + node.height)) + 8;
  return markup`<figure>
<svg class="flow" role="img" aria-labelledby="flow-title flow-desc" viewBox="0 0 ${width} ${Math.ceil(height)}" style="width:100%;max-width:44rem;height:auto">
<title id="flow-title">Status in both editions, and how rows went from one to the other</title>
<desc id="flow-desc">${flows.map(({ from: a, to: b, count }) => `${showNumber(count)} from ${name(a)} to ${name(b)}`).join('; ')}.</desc>
<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>
<text class="small" x="${left}" y="14" text-anchor="end">${before}</text><text class="small" x="${right}" y="14">${after}</text>
<g transform="translate(0 34)">${bands(flows, from, to, scale)}${from.map((node) => drawNode(node, left - block, left - block - 8, 'end'))}${to.map((node) => drawNode(node, right, right + block + 8, 'start'))}</g>
</svg>
<figcaption>Grey: the same value. Green: moved forward. Red and hatched: slid back, closed unmet or gone. Blue: new, or in other words. Dotted: not read, so nothing is claimed. A split row counts once for each part.</figcaption>
</figure>`;
}

/** Every status that has rows on one side, in ladder order, with room for its name. */
function stack(flows: readonly Flow[], side: 'from' | 'to', scale: number): readonly Node[] {
  const counts = new Map<string, number>();
  for (const flow of flows) counts.set(flow[side], (counts.get(flow[side]) ?? 0) + flow.count);
  let top = 0;
  return [...counts.entries()]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([value, count]) => {
      const height = Math.max(least, count * scale);
      const node = { value, count, top, height };
      top += height + gap;
      return node;
    });
}

function bands(flows: readonly Flow[], from: readonly Node[], to: readonly Node[], scale: number): Part {
  const used = new Map<string, number>();
  const take = (key: string, node: Node, thickness: number): number => {
    const offset = used.get(key) ?? 0;
    used.set(key, offset + thickness);
    return node.top + offset;
  };
  const sorted = [...flows].sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to));
  return sorted.map((flow) => {
    const start = from.find(({ value }) => value === flow.from);
    const end = to.find(({ value }) => value === flow.to);
    if (!start || !end) return null;
    const thickness = Math.max(1.5, flow.count * scale);
    const y1 = take(`from ${flow.from}`, start, flow.count * scale);
    const y2 = take(`to ${flow.to}`, end, flow.count * scale);
    const way = wayOf(flow);
    return markup`<path class="${way}" d="${ribbon(y1, y2, thickness)}"><title>${showNumber(flow.count)} from ${name(flow.from)} to ${name(flow.to)}</title></path>`;
  });
}

function ribbon(y1: number, y2: number, thickness: number): string {
  const middle = (left + right) / 2;
  const n = (value: number): string => String(Math.round(value * 10) / 10);
  return `M${left} ${n(y1)}C${middle} ${n(y1)} ${middle} ${n(y2)} ${right} ${n(y2)}V${n(y2 + thickness)}C${middle} ${n(y2 + thickness)} ${middle} ${n(y1 + thickness)} ${left} ${n(y1 + thickness)}Z`;
}

function drawNode({ value, count, top, height }: Node, x: number, textX: number, anchor: 'start' | 'end'): Html {
  const ghost = value in nowhere;
  const y = Math.round((top + height / 2) * 10) / 10 + 5;
  return markup`<rect class="${ghost ? 'ghost' : 'block'}" x="${x}" y="${Math.round(top * 10) / 10}" width="${block}" height="${Math.round(height * 10) / 10}"/>
<text x="${textX}" y="${y}" text-anchor="${anchor}">${ghost ? shortName(value) : name(value)} <tspan font-weight="700">${showNumber(count)}</tspan></text>`;
}

const steps: Readonly<Record<string, number>> = {
  'not-started': 0,
  'in-progress': 1,
  'partly-complete': 2,
  complete: 3,
};
const unclear: readonly string[] = ['unknown', 'none', 'absent', 'unseen'];

/** As directions are defined: `open` stands beside the two steps that it may mean, `delayed` below all. */
function wayOf({ from, to }: Flow): Way {
  if (from === to) return 'same';
  if (to === 'absent') return 'back';
  if (to === 'unseen') return 'unseen';
  if (!isStatusKey(from) || !isStatusKey(to) || unclear.includes(from) || unclear.includes(to)) return 'other';
  if (to === 'complete') return 'forward';
  if (isFinished(from) || isFinished(to) || to === 'delayed') return 'back';
  if (from === 'delayed') return to === 'open' ? 'other' : wayOfSteps(steps[to] ?? 0, 0.5);
  if (from === 'open') return to === 'partly-complete' ? 'forward' : 'other';
  if (to === 'open') return 'other';
  return wayOfSteps(steps[to] ?? 0, steps[from] ?? 0);
}

function wayOfSteps(to: number, from: number): Way {
  return to > from ? 'forward' : 'back';
}

function rank(value: string): number {
  const order: readonly string[] = [
    'complete',
    'partly-complete',
    'in-progress',
    'open',
    'not-started',
    'delayed',
    'not-achieved',
    'withdrawn',
    'unknown',
    'none',
    'absent',
    'unseen',
  ];
  const found = order.indexOf(value);
  return found === -1 ? order.length : found;
}

function name(value: string): string {
  return value === 'absent' || value === 'unseen' ? nowhere[value] : statusLabel(value);
}

function shortName(value: string): string {
  return value === 'absent' ? 'not listed' : 'not read';
}

/** The same as a table: rows by status before, columns by status after. */
export function flowTable(flows: readonly Flow[], before: string, after: string): Html | null {
  if (flows.length === 0) return null;
  const values = (side: 'from' | 'to'): readonly string[] =>
    [...new Set(flows.map((flow) => flow[side]))].sort((a, b) => rank(a) - rank(b));
  const columns = values('to');
  const counts = new Map(flows.map((flow) => [`${flow.from}\n${flow.to}`, flow.count]));
  return markup`<table class="counts">
<caption>From each status (rows, ${before}) to each (columns, ${after})</caption>
<thead><tr><th scope="col"><span class="vh">From</span></th>${columns.map((value) => markup`<th scope="col" class="n">${name(value)}</th>`)}</tr></thead>
<tbody>${values('from').map(
    (row) => markup`
<tr><th scope="row">${name(row)}</th>${columns.map((column) => {
      const count = counts.get(`${row}\n${column}`);
      return markup`<td class="n">${count === undefined ? markup`<span aria-hidden="true">·</span><span class="vh">none</span>` : showNumber(count)}</td>`;
    })}</tr>`,
  )}
</tbody></table>`;
}
