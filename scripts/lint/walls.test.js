import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect } from 'chai'
import { after, before, describe, it } from 'mocha'
import { root, toolFolder } from '../bootstrap/paths.js'
import { sources } from './sources.js'

// Each wall of docs/ARCHITECTURE.md: a file, an import that breaks it, and a piece of the sentence that must explain it.
const broken = [
  ['shared/src/rule.ts', 'node:fs', 'shared is the law'],
  ['shared/src/rule.ts', '@samsyn/server', 'shared is the law'],
  ['shared/src/rule.ts', '@samsyn/sfu', 'shared is the law'],
  ['shared/src/rule.ts', '@samsyn/client', 'shared is the law'],
  ['shared/src/rule.ts', 'react', 'shared is the law'],
  ['shared/src/rule.test.ts', 'node:fs', 'shared is the law'],
  ['sfu/src/Room.ts', '@samsyn/server', 'sfu carries faces and voices'],
  ['sfu/src/Room.ts', 'socket.io', 'sfu carries faces and voices'],
  ['server/src/app.ts', '@samsyn/client', 'The server never imports the client'],
  ['server/src/course/course.ts', '@samsyn/client', 'The server never imports the client'],
  ['server/src/course/course.ts', '../person/person.ts', 'A noun never imports another noun'],
  ['server/src/noun-of-tomorrow/it.ts', '../person/person.ts', 'A noun never imports another noun'],
  ['server/src/recording/film/make.ts', '../../consent/consent.ts', 'A noun never imports another noun'],
  ['server/src/media/media.ts', '../meeting/meeting.ts', 'A noun never imports another noun'],
  ['server/src/course/course.ts', '../doors/http.ts', 'A noun never imports another noun'],
  ['server/src/course/course.ts', '../app.ts', 'A noun never imports another noun'],
  ['server/src/course/course.ts', '../config.ts', 'A noun never imports another noun'],
  ['server/src/meeting/meeting.ts', '@samsyn/sfu', 'Only media/ speaks with the SFU'],
  ['server/src/doors/http.ts', '../meeting/meeting.ts', 'The doors know who is asking'],
  ['server/src/store/store.ts', '../course/course.ts', 'The store and the files lie under'],
  ['server/src/files/local.ts', '../doors/http.ts', 'The store and the files lie under'],
  ['server/src/config.ts', './course/course.ts', 'Configuration, clock and secret'],
  ['client/src/app/App.tsx', '@samsyn/server', 'The client reaches the server only'],
  ['client/src/pages/HomePage.tsx', 'node:fs', 'The client runs in the browser'],
  ['client/src/pages/HomePage.tsx', '../app/routes.tsx', 'A page is composed by the routes'],
  ['client/src/ui/Button.tsx', '../net/api.ts', 'ui is props in and events out'],
  ['client/src/ui/Button.tsx', '../i18n/i18n.ts', 'ui is props in and events out'],
  ['client/src/ui/Button.tsx', '@samsyn/shared', 'ui is props in and events out'],
  ['client/src/ui/timeline/Timeline.tsx', '../../player/Player.ts', 'ui is props in and events out'],
  ['client/src/net/line.ts', 'react', 'net and player know no React'],
  ['client/src/net/line.ts', '../features/chat/chat.ts', 'net and player know no React'],
  ['client/src/player/Player.ts', '../ui/Button.tsx', 'net and player know no React'],
  ['client/src/player/Player.ts', '../net/line.ts', 'net and player know no React'],
  ['client/src/features/chat/chat.ts', '../meeting/meeting.ts', 'A feature never imports another feature'],
  ['client/src/features/chat/lines/line.ts', '../../meeting/meeting.ts', 'A feature never imports another feature'],
  ['client/src/features/chat/chat.ts', '../../pages/HomePage.tsx', 'A feature never imports a page'],
  ['client/src/features/chat/chat.ts', '../../app/routes.tsx', 'A feature never imports a page'],
  ['client/src/i18n/da/chat.ts', '../../features/chat/chat.ts', 'The texts import nothing'],
  ['e2e/specs/pair.spec.ts', '@samsyn/server', 'The browser tests know the product'],
  ['e2e/specs/pair.spec.ts', 'express', 'The browser tests know the product'],
  ['e2e/specs/pair.spec.ts', '../../server/src/app.ts', 'The browser tests know the product'],
  ['scripts/bootstrap/install.js', 'chai', 'The scripts run on any Node'],
  ['client/src/pages/HomePage.tsx', '../../../shared/src/ids.ts', 'Across workspaces only the package entry'],
  ['server/src/course/course.ts', '@samsyn/shared/src/ids.ts', 'Across workspaces only the package entry'],
  ['client/src/features/chat/chat.ts', '@samsyn/shared/ids.ts', 'Across workspaces only the package entry'],
  ['sfu/src/Room.ts', '../../shared/src/ids.ts', 'Across workspaces only the package entry'],
]

const allowed = [
  ['shared/src/rule.ts', ['zod', 'yjs', './ids.ts', '../ids.ts']],
  ['shared/src/rule.test.ts', ['mocha', 'chai', 'fast-check', './ids.ts']],
  ['sfu/src/Room.ts', ['mediasoup', '@samsyn/shared', 'node:events', './Peer.ts']],
  ['server/src/app.ts', ['./course/course.ts', './doors/http.ts', '@samsyn/sfu', '@samsyn/shared']],
  ['server/src/course/course.ts', ['../doors/handlers.ts', '../doors/telling.ts', '../store/store.ts', '../clock.ts']],
  ['server/src/course/course.ts', ['../files/files.ts', './course.store.ts', '@samsyn/shared', 'node:crypto', 'zod']],
  ['server/src/course/course.test.ts', ['../person/person.ts', '../app.ts']],
  ['server/src/course/testing/house.ts', ['../../person/person.ts']],
  ['server/src/recording/film/make.ts', ['../recording.store.ts', './probe.ts', '../../files/files.ts']],
  ['server/src/media/media.ts', ['@samsyn/sfu', '../doors/connection.ts']],
  ['server/src/doors/http.ts', ['../session/session.ts', '../course/relation.ts', './call.ts']],
  ['server/src/demo/demo.ts', ['../nouns.ts', '../session/link.ts']],
  ['client/src/ui/timeline/Timeline.tsx', ['../Button.tsx', './geometry.ts', 'react', 'lucide-react']],
  ['client/src/net/line.ts', ['../store.ts', './clock.ts', 'socket.io-client', '@samsyn/shared']],
  ['client/src/features/chat/ChatPanel.tsx', ['./chat.ts', '../../ui/Button.tsx', '../../net/line.ts', 'react']],
  ['client/src/features/chat/chat.ts', ['../../app/queries.ts', '../../store.ts', '../../player/Player.ts']],
  ['client/src/features/chat/lines/line.ts', ['../chat.ts', '../../../ui/Button.tsx']],
  [
    'client/src/pages/meeting/Room.tsx',
    ['../../features/chat/chat.ts', '../../features/media/call.ts', '@samsyn/shared'],
  ],
  ['client/src/i18n/da/chat.ts', ['../same.ts']],
  [
    'e2e/specs/pair.spec.ts',
    ['../support/server.ts', 'puppeteer-core', 'axe-core', 'socket.io-client', '@samsyn/shared'],
  ],
  ['scripts/bootstrap/install.js', ['node:fs', './run.js']],
]

describe('The walls of the house', function () {
  this.timeout(30_000)
  let folder
  let said

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'samsyn-walls-'))
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'))
    for (const [file, imports] of linesByFile()) write(join(folder, file), imports)
    said = sentences(folder)
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  for (const [file, from, sentence] of broken)
    it(`keep ${from} out of ${file}`, () => {
      expect(said(file, from).join('\n')).to.contain(sentence)
    })

  for (const [file, imports] of allowed)
    it(`let ${file} import ${imports.join(', ')}`, () => {
      for (const from of imports) expect(said(file, from), from).to.deep.equal([])
    })

  it('are not outgrown: a noun or a feature has folders one deep', () => {
    const own = [...sources('server/src', /\.ts$/), ...sources('client/src/features', /\.tsx?$/)]
    const deep = /^(?:server\/src|client\/src\/features)\/[^/]+\/[^/]+\/[^/]+\//
    expect(own.map(({ path }) => path).filter(path => deep.test(path))).to.deep.equal([])
  })

  it('let shared take nothing but types from mediasoup', () => {
    const importing = sources('shared/src', /\.ts$/).filter(({ text }) => text.includes("from 'mediasoup"))
    expect(importing).to.not.deep.equal([])
    for (const { text } of importing) expect(text).to.not.match(/import (?!type\b)[^\n]*'mediasoup/)
  })
})

/** Every file of both tables with its imports, one a line. */
function linesByFile() {
  const lines = new Map()
  const add = (file, from) => lines.set(file, [...(lines.get(file) ?? []), from])
  for (const [file, from] of broken) add(file, from)
  for (const [file, imports] of allowed) for (const from of imports) add(file, from)
  return lines
}

function write(path, imports) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, imports.map(from => `import '${from}'\n`).join(''))
}

/** What lint says in a folder about one import of one file. */
function sentences(folder) {
  const only = ['--only=style/noRestrictedImports', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json']
  const { stdout } = spawnSync(join(toolFolder, 'biome'), ['lint', ...only, '.'], { cwd: folder, encoding: 'utf8' })
  const { diagnostics } = JSON.parse(stdout)
  const lines = linesByFile()
  return (file, from) =>
    diagnostics
      .filter(({ location }) => location.path === file && lines.get(file)[location.start.line - 1] === from)
      .map(({ message }) => message)
}
