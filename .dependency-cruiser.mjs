/**
 * Who may import whom: the table of ARCHITECTURE.md as a check.
 * Every folder of src may import itself, and `clock` and `log` are open to all but domain.
 */
const FOLDERS = {
  domain: [],
  matching: ['domain'],
  store: ['domain'],
  office: ['domain'],
  templates: ['domain'],
  export: ['domain', 'templates'],
  intake: ['domain'],
  desk: ['domain', 'matching', 'store', 'templates', 'export', 'intake'],
  supervision: ['domain', 'desk', 'store', 'templates'],
  foresight: ['domain', 'desk', 'store', 'templates'],
  handlers: ['domain', 'desk', 'templates', 'bot/handler.ts'],
  bot: ['domain', 'desk', 'store', 'templates'],
  web: [
    'domain',
    'desk',
    'intake',
    'store',
    'templates',
    'foresight',
    'bot/handler.ts',
    'bot/gateway.ts',
    'bot/local',
  ],
  cli: [
    'domain',
    'store',
    'office',
    'templates',
    'desk',
    'intake',
    'supervision',
    'foresight',
    'bot',
    'web/api-signature.ts',
    'web/api-token.ts',
    'web/webhook-signature.ts',
    'config.ts',
    'trouble-words.ts',
  ],
}

/** Packages that have one home. */
const HOMES = {
  wechaty: ['bot/gateway', 'bot/room-book', 'bot/local', 'bot/puppet'],
  'wechaty-puppet': ['bot/gateway', 'bot/local', 'bot/puppet'],
  'wechaty-puppet-service': ['bot/puppet'],
  'file-box': ['bot/gateway', 'bot/local'],
  bottleneck: ['bot/'],
  kysely: ['store/', 'desk/', 'supervision/', 'foresight/'],
  'better-sqlite3': ['store/'],
  'node-cron': ['supervision/engine'],
  'fuse.js': ['templates/'],
  hono: ['web/'],
  'chinese-days': ['domain/'],
  yaml: ['office/', 'templates/'],
  zod: ['office/', 'web/', 'templates/', 'config.ts'],
  pino: ['log.ts'],
  '@resvg/resvg-js': ['export/'],
  echarts: ['export/'],
  docx: ['export/'],
  '@e965/xlsx': ['intake/'],
}

const folderRules = Object.entries(FOLDERS).map(([folder, allowed]) => ({
  name: `${folder}-imports`,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: folder === 'web' ? '^src/web/client/' : '^$' },
  to: {
    path: '^src/',
    pathNot: [folder, ...allowed, ...(folder === 'domain' ? [] : ['clock.ts', 'log.ts'])].map(
      (target) => `^src/${target}`,
    ),
  },
}))

const homeRules = Object.entries(HOMES).map(([name, homes]) => ({
  name: `home-of-${name.replace('.', '-')}`,
  severity: 'error',
  from: { path: '^src/', pathNot: homes.map((home) => `^src/${home}`) },
  to: { path: `node_modules/${name}/` },
}))

export default {
  forbidden: [
    ...folderRules,
    ...homeRules,
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: 'node_modules/chinese-days' },
    },
    {
      name: 'no-test-code-in-src',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|tools)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
