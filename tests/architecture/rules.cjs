/**
 * The import rules, one entry for each, and why. `architecture.test.ts` runs them with
 * dependency-cruiser; `src/README.md` says them in words.
 *
 * Adding a stage: put its name into `stages`. Adding a folder of leaves: put it into
 * `leafFiles` (one file each) or `leafFolders` (one folder each). Nothing else here names a file.
 */
const stages = ['source', 'archive', 'extract', 'parse', 'store', 'link', 'diff', 'report'];
const browserSafe = ['core', 'model', 'extract', 'parse', 'link', 'diff', 'report', 'inspect'];
const leafFiles = ['source/sources', 'parse/layouts', 'parse/fields', 'report/reporters'];
/** What the leaves beside it share: how ids are written. */
const sharedByLeaves = '^src/parse/fields/ids\\.ts$';
const leafFolders = ['extract', 'parse/layouts'];

const anyStage = `^src/(${stages.join('|')})/`;

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const forbidden = [
  rule(
    'core-stands-alone',
    'The vocabulary under everything imports nothing, so everything may import it.',
    { path: '^src/core/' },
    { pathNot: '^src/core/' },
  ),
  rule(
    'model-is-data',
    'The model is schemas and types: core and zod are enough for it.',
    { path: '^src/model/' },
    { pathNot: '^src/(core|model)/|(^|/)node_modules/zod/' },
  ),
  ...stages.map((stage) =>
    rule(
      `stage-${stage}`,
      'A stage imports core, model and itself, never another stage, not even its types: what crosses the border is a model.',
      { path: `^src/${stage}/` },
      { path: '^src/', pathNot: `^src/(core|model|${stage})/` },
    ),
  ),
  rule(
    'inspect-reads-models',
    'Pictures of a model for people decide nothing, so they need only the model.',
    { path: '^src/inspect/' },
    { path: '^src/', pathNot: '^src/(core|model|inspect)/' },
  ),
  rule(
    'one-wiring',
    'Only the pipeline knows more than one stage; the public index names their entries and does nothing.',
    { path: '^src/', pathNot: `${anyStage}|^src/(pipeline/|index\\.ts$)` },
    { path: anyStage },
  ),
  rule(
    'pipeline-has-no-face',
    'The wiring serves every face, so it knows none.',
    { path: '^src/pipeline/' },
    { path: '^src/(cli|web|cli\\.ts|index\\.ts)' },
  ),
  rule(
    'faces-ask-the-pipeline',
    'What a face may show, the pipeline can give: then the web and the command line cannot differ.',
    { path: '^src/(cli|web)/' },
    { path: '^src/', pathNot: '^src/(cli|web|pipeline|inspect|core|model)/' },
  ),
  rule(
    'browser-safe',
    'These run in a browser too: hashing, files and the network are handed to them.',
    { path: `^src/(${browserSafe.join('|')})/` },
    { dependencyTypes: ['core'] },
  ),
  rule(
    'files-are-touched-in-few-places',
    'A stage that reads or writes files by itself cannot be handed another world in a test.',
    { path: '^src/', pathNot: '^src/(source|archive|store|pipeline|cli)/' },
    { path: '^(node:)?fs(/promises)?$' },
  ),
  rule(
    'one-file-opens-sockets',
    'Timeouts, limits and manners are kept in one place.',
    { path: '^src/', pathNot: '^src/source/http\\.ts$' },
    { path: '^(node:)?(net|tls|https?|http2|dgram)$|(^|/)node_modules/undici/' },
  ),
  ...leafFiles.map((folder) =>
    rule(
      `leaves-of-${folder.replaceAll('/', '-')}`,
      'A leaf never imports its sibling: what leaves share is handed to them, or lies beside their folder.',
      { path: `^src/${folder}/([^/]+)\\.ts$`, pathNot: '/index\\.ts$' },
      { path: `^src/${folder}/[^/]+\\.ts$`, pathNot: sharedByLeaves },
    ),
  ),
  ...leafFolders.map((folder) =>
    rule(
      `leaf-folders-of-${folder.replaceAll('/', '-')}`,
      'A leaf that has grown into a folder still never imports its sibling.',
      { path: `^src/${folder}/([^/]+)/` },
      { path: `^src/${folder}/[^/]+/`, pathNot: `^src/${folder}/$1/` },
    ),
  ),
  rule('nothing-imports-tests', 'The product does not lean on its tests.', { path: '^src/' }, { path: '^tests/' }),
  rule(
    'no-circles',
    'Two files that need each other are one file, or need a third.',
    { path: '^src/' },
    { circular: true },
  ),
  rule(
    'no-orphans',
    'A file that nobody imports is left over.',
    { orphan: true, path: '^src/', pathNot: '^src/(cli|index)\\.ts$' },
    {},
  ),
  rule(
    'what-is-imported-is-declared',
    'A package that is imported by luck of hoisting is gone one day.',
    { path: '^src/' },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev', 'unknown', 'undetermined'] },
  ),
  rule(
    'everything-resolves',
    'An import that cannot be resolved is a rule that cannot be checked.',
    { path: '^src/' },
    { couldNotResolve: true },
  ),
];

module.exports = {
  forbidden,
  options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true },
};
