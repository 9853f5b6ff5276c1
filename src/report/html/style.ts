/**
 * The look of the page. One device carries the whole report: the publisher's words are set
 * in serif, ours in sans. Colour only repeats what a word, a line or a shape has said.
 */
export const style = `
:root{color-scheme:light dark;
--paper:#fdfcf9;--ink:#1c1b19;--muted:#595751;--rule:#dcd8cf;--faint:#f4f1ea;--accent:#0a5262;
--gone:#94261a;--gone-paper:#fbe7e2;--new:#175c2e;--new-paper:#e2f1e4;--warn:#5f4300;--warn-paper:#fdf1cf;
--serif:"Iowan Old Style","Charter","Palatino Linotype",Palatino,Georgia,"Times New Roman",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
@media (prefers-color-scheme:dark){:root{
--paper:#15171a;--ink:#eceae5;--muted:#aeaca5;--rule:#3b3e43;--faint:#1e2125;--accent:#86cbd9;
--gone:#ffa799;--gone-paper:#43211b;--new:#98d8a8;--new-paper:#1a3722;--warn:#f3d27c;--warn-paper:#3a2f10}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 var(--sans);overflow-wrap:break-word}
.wrap{max-width:66rem;margin:0 auto;padding:0 1.25rem}
a{color:var(--accent);text-decoration-thickness:.06em;text-underline-offset:.18em}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99rem;top:0;padding:.5rem 1rem;background:var(--ink);color:var(--paper);z-index:1}
.skip:focus{left:0}
.vh{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;user-select:none}
h1,h2,h3{line-height:1.2;margin:0;text-wrap:balance}
p,ul,ol,dl,blockquote,table{margin:0 0 1rem}
ul,ol{padding-left:1.25rem}
.top{border-bottom:1px solid var(--rule);padding:2.5rem 0 1.25rem}
.kicker{margin:0 0 .5rem;font-size:.8125rem;letter-spacing:.04em;color:var(--muted)}
.kicker b{color:var(--ink)}
h1{font:700 clamp(1.9rem,1.2rem + 3.2vw,3.1rem)/1.08 var(--serif);letter-spacing:-.015em;max-width:24em}
.dek{margin:.85rem 0 0;font-size:1.125rem;color:var(--muted);max-width:44em}
.dek b{color:var(--ink);font-weight:600}
main{padding:1.25rem 0 3rem}
main section{padding-top:2rem}
main section>h2{font:700 1.5rem/1.2 var(--serif);padding-bottom:.4rem;border-bottom:3px solid var(--ink);margin-bottom:1rem;display:flex;gap:.6rem;align-items:baseline;justify-content:space-between}
h2 .count{font:400 1rem/1 var(--sans);color:var(--muted);white-space:nowrap}
.note{color:var(--muted);font-size:.9375rem;max-width:46em}
.warning{border:2px solid var(--warn);background:var(--warn-paper);color:var(--warn);padding:.75rem 1rem;margin:0 0 1.25rem}
.figures{list-style:none;margin:0 0 1rem;padding:0;display:grid;gap:.9rem 1.25rem;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr))}
.figures a{display:block;height:100%;padding:.4rem 0 .2rem;border-top:4px solid var(--rule);color:inherit;text-decoration:none}
.figures a:hover span{text-decoration:underline}
.figures b{display:block;font:700 2.5rem/1.05 var(--serif);font-variant-numeric:lining-nums tabular-nums}
.figures .bad a{border-color:var(--gone)}.figures .bad b{color:var(--gone)}
.figures .good a{border-color:var(--new)}.figures .good b{color:var(--new)}
.figures span{font-size:.9375rem;line-height:1.3;display:block}
.ledger{list-style:none;padding:0;font-size:.9375rem;color:var(--muted);font-variant-numeric:tabular-nums}
.ledger li{margin:.15rem 0}
.two{display:grid;gap:1.5rem 2.5rem;grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);align-items:start}
figure{margin:0 0 1rem}
figcaption{font-size:.875rem;color:var(--muted);margin-top:.4rem}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
caption{text-align:left;font-weight:600;padding:0 0 .4rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-top:1px solid var(--rule)}
thead th{font-weight:600;font-size:.8125rem;color:var(--muted);border-top:0;vertical-align:bottom}
th[scope=row]{font-weight:600}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;padding-right:.5rem}
.scroll{overflow-x:auto;position:relative}
.said{font-family:var(--serif);font-size:1.06em}
.label{display:inline-block;font:600 .8125rem/1.35 var(--sans);padding:.05rem .45rem;border:1px solid currentColor;border-radius:.2rem;color:var(--muted)}
.label.bad{color:var(--gone)}.label.good{color:var(--new)}
.read{color:var(--muted);font-size:.875rem}
.mark{width:.85em;height:.85em;vertical-align:-.06em;margin-right:.35em}
del{background:var(--gone-paper);color:var(--gone);text-decoration:line-through;text-decoration-thickness:.09em;padding:0 .08em}
ins{background:var(--new-paper);color:var(--new);text-decoration:underline;text-decoration-thickness:.14em;text-underline-offset:.16em;font-weight:600;padding:0 .08em}
.skipped{font:italic .8125rem var(--sans);color:var(--muted)}
.entry{padding:1.15rem 0 1.3rem;border-top:1px solid var(--rule);break-inside:auto}
.entry:first-of-type{border-top:0;padding-top:.25rem}
.entry h3{font:600 1.25rem/1.4 var(--serif);text-wrap:wrap;max-width:42em}
.number{font:700 1rem/1.3 var(--sans);font-variant-numeric:tabular-nums;margin-right:.45rem}
.entry h3 .read{font:400 .9375rem/1.4 var(--sans)}
.entry h3 .label{margin-left:.35rem;vertical-align:.1em}
.where{margin:.15rem 0 .5rem;font-size:.875rem;color:var(--muted)}
.promise{font:1.0938rem/1.5 var(--serif);margin:.35rem 0 .75rem;padding-left:.9rem;border-left:3px solid var(--rule);max-width:44em;white-space:pre-line}
.compare{table-layout:fixed;margin-bottom:.6rem}
.compare thead th:first-child{width:19%}
.compare th[scope=row]{font-size:.875rem}
.counts th[scope=row]{white-space:nowrap}
.seen{margin-bottom:.5rem}.seen::first-letter{text-transform:uppercase}
.brief{list-style:none;padding:0;columns:2 24rem;column-gap:2.5rem}
.brief li{break-inside:avoid;padding:.45rem 0;border-top:1px solid var(--rule)}
.brief .said{color:var(--muted)}
.compare .passage{display:block;white-space:pre-line;line-height:1.5}
.compare .side{display:none}
.reading{font-size:.875rem;color:var(--muted);margin:0 0 .4rem;padding:0;list-style:none}
.source{display:block;font-size:.8125rem;color:var(--muted);margin-top:.2rem}
code{font:.8125rem ui-monospace,"SF Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
details{font-size:.9375rem;margin:0 0 .75rem}
summary{cursor:pointer;color:var(--muted);font-size:.875rem;padding:.15rem 0}
details[open]>summary{margin-bottom:.4rem}
details ul{margin-bottom:.5rem}
.doubt{color:var(--warn);font-weight:600}
.flow text{font:14px var(--sans);fill:var(--ink)}
.flow .small{font-size:12.5px;fill:var(--muted)}
.flow .block{fill:var(--ink)}.flow .ghost{fill:none;stroke:var(--ink);stroke-dasharray:3 2}
.flow .same{fill:var(--muted);opacity:.24}
.flow .forward{fill:var(--new);opacity:.62}
.flow .back{fill:url(#hatch);stroke:var(--gone);stroke-width:1}
.flow .other{fill:var(--accent);opacity:.4}
.flow .unseen{fill:none;stroke:var(--muted);stroke-dasharray:2 3}
.flow .hatch{stroke:var(--gone);stroke-width:2.4}
.bar{display:inline-block;height:.7em;background:var(--ink);min-width:2px;vertical-align:baseline}
.thread:first-of-type{border-top:0;padding-top:.25rem}
.thread{padding:1rem 0 1.1rem;border-top:1px solid var(--rule);break-inside:avoid}
.thread h3{font:600 1.0938rem/1.4 var(--serif);max-width:46em;text-wrap:wrap}
.strip{list-style:none;margin:.6rem 0 .5rem;padding:0;display:grid;grid-auto-columns:minmax(0,1fr);grid-auto-flow:column;gap:0}
.strip li{border:1px solid var(--rule);border-left-width:0;padding:.4rem .55rem .5rem;font-size:.875rem;line-height:1.35}
.strip li:first-child{border-left-width:1px}
.strip li.present{border-top:4px solid var(--ink)}
.strip li.absent{border-top:4px dotted var(--rule);background:var(--faint);color:var(--muted)}
.strip .when{display:block;font-size:.75rem;color:var(--muted)}
.strip .words{display:block}
.events{margin:.25rem 0 0;font-size:.9375rem}
.events b{font-weight:600}
.stacks{margin:0 0 1.25rem}
.stack{display:grid;grid-template-columns:5.5rem minmax(0,1fr);align-items:center;gap:.75rem;margin:.35rem 0}
.stack .when{font-size:.875rem;color:var(--muted);text-align:right}
.bars{display:flex;gap:2px;min-width:0}
.part{min-width:.5rem;overflow:hidden;height:1.7rem;padding:0 .35rem;font-size:.8125rem;line-height:1.55rem;border:1.5px solid var(--ink)}
.part b,.part i{font-style:normal;white-space:nowrap;display:inline-block}
.part.complete{background:var(--ink);color:var(--paper)}
.part.partly-complete{background:var(--muted);color:var(--paper)}
.part.in-progress{background:var(--accent);border-color:var(--accent);color:var(--paper)}
.part.open{border-color:var(--accent)}
.part.delayed,.part.not-achieved,.part.withdrawn{border-color:var(--gone);color:var(--gone);border-style:double;border-width:3px}
.part.unknown,.part.none{border-style:dashed;border-color:var(--muted);color:var(--muted)}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem 1rem;font-size:.9375rem;margin:0 0 .5rem}
.facts dt{color:var(--muted)}.facts dd{margin:0;white-space:pre-line}
.cite{padding:.9rem 1.1rem;background:var(--faint);border-left:4px solid var(--ink);font-size:.9375rem;overflow-wrap:anywhere}
.sources{overflow-wrap:anywhere;font-size:.9375rem}
.sources li{margin-bottom:.5rem}
footer{border-top:1px solid var(--rule);padding:1.25rem 0 2.5rem;color:var(--muted);font-size:.875rem}
:target{background:var(--warn-paper)}
@media (max-width:44rem){
.two{grid-template-columns:minmax(0,1fr)}
.top{padding-top:1.5rem}
.figures{grid-template-columns:repeat(2,minmax(0,1fr))}
.compare thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.compare,.compare tbody,.compare tr,.compare td,.compare th[scope=row]{display:block;width:auto}
.compare tr{border-top:1px solid var(--rule);padding:.4rem 0}
.compare th,.compare td{border:0;padding:.15rem 0}
.compare .side{display:block;font-size:.75rem;color:var(--muted)}
.strip{grid-auto-flow:row}
.strip li{border-left-width:1px;border-bottom-width:0}.strip li:last-child{border-bottom-width:1px}
.strip li.present,.strip li.absent{border-top-width:1px;border-top-style:solid;border-top-color:var(--rule)}
.strip li.present{border-left:4px solid var(--ink)}.strip li.absent{border-left:4px dotted var(--rule)}
main section>h2{display:block}h2 .count{display:block;margin-top:.25rem}}
@media print{
@page{margin:16mm 15mm 18mm}
:root{color-scheme:light;--paper:#fff;--ink:#000;--muted:#444;--rule:#bbb;--faint:#f5f5f5;--accent:#0a5060;--gone:#7d1d12;--gone-paper:#fff;--new:#12491f;--new-paper:#fff;--warn:#000;--warn-paper:#fff}
html{font-size:9.25pt}.wrap{max-width:none;padding:0}
.top{padding-top:0}h1{font-size:24pt}
.skip,.nav{display:none}
a{color:inherit;text-decoration:none}
h2,h3,caption,thead,.where,.promise{break-after:avoid}.entry{break-inside:avoid}
.figures{grid-template-columns:repeat(6,minmax(0,1fr))}.figures b{font-size:1.9rem}
tr,figure,li,.cite{break-inside:avoid}
.scroll{overflow:visible}.two{grid-template-columns:minmax(0,1fr) minmax(0,1.1fr);gap:1rem}
.counts{font-size:.875rem}.counts th[scope=row]{white-space:normal}
details::details-content{content-visibility:visible;display:block;block-size:auto;overflow:visible}
summary{list-style:none;font-weight:600}summary::-webkit-details-marker{display:none}
:target{background:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`.trim();
