import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect } from 'chai'
import { describe, it } from 'mocha'
import { ConfigError, readConfig } from './config.ts'

const root = join(import.meta.dirname, '../..')

const production = {
  NODE_ENV: 'production',
  HOST: '0.0.0.0',
  PUBLIC_URL: 'https://samsyn.example.org',
  SESSION_SECRET: 'x'.repeat(32),
  MASTER_KEY_FILE: '/etc/samsyn/master.key',
  MEDIA_ANNOUNCED_ADDRESS: '203.0.113.7',
}

/** What a configuration is refused with; fails when it is not. */
function refusalOf(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return expect.fail(`${JSON.stringify(env)} was not refused`)
}

describe('configuration', () => {
  it('[CF1] needs nothing at all on localhost, and has a demo there', () => {
    const config = readConfig({})
    expect(config).to.include({ production: false, host: 'localhost', port: 3000, demo: true })
    expect(config.dataDir).to.equal(join(process.cwd(), 'data'))
    expect(config.publicUrl).to.equal('http://localhost:3000')
    expect(config.media).to.deep.include({ listenIp: '127.0.0.1', port: 0 })
  })

  it('[SF20] has a media worker for each core, or as many as are asked for, on ports that exist', () => {
    expect(readConfig({}).media.workers).to.equal(Math.min(availableParallelism(), 32))
    const sixteen = { MEDIA_WORKERS: '16', MEDIA_PORT: '65520' }
    expect(readConfig(sixteen).media).to.include({ workers: 16, port: 65520 })
    expect(refusalOf({ ...sixteen, MEDIA_PORT: '65521' })).to.match(
      /^MEDIA_PORT is too high: each of the 16 media workers/,
    )
    for (const wrong of ['0', '33', 'all'])
      expect(refusalOf({ MEDIA_WORKERS: wrong })).to.match(/^MEDIA_WORKERS cannot/)
  })

  it('[CF1] takes an empty value as one that is not set', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: '' })).to.deep.equal(readConfig({}))
  })

  it('[CF8] makes every path whole, for tools that work in folders of their own', () => {
    const config = readConfig({
      DATA_DIR: './films',
      CLIENT_DIR: 'pages',
      FFMPEG_PATH: 'bin/ffmpeg',
      FFPROBE_PATH: 'probe',
    })
    expect(config.dataDir).to.equal(join(process.cwd(), 'films'))
    expect(config.clientDir).to.equal(join(process.cwd(), 'pages'))
    expect(config.ffmpeg).to.equal(join(process.cwd(), 'bin/ffmpeg'))
    expect(config.ffprobe).to.equal('probe')
  })

  const bad: [name: string, value: string, because: RegExp][] = [
    ['NODE_ENV', 'prod', /development.*production.*test/],
    ['PORT', 'http', /number/],
    ['PORT', '65536', /65535/],
    ['PORT', '-1', />=0/],
    ['PORT', '3000.5', /int/],
    ['PUBLIC_URL', 'samsyn.example.org', /URL/],
    ['SESSION_SECRET', 'too short', /at least 32 characters/],
    ['MASTER_KEY', 'too short', /32 bytes as base64/],
    ['DEMO', 'yes', /true.*false/],
    ['TRUST_PROXY', 'all', /number/],
    ['TRUST_PROXY', '11', /10/],
    ['MAX_REQUESTS_PER_SECOND', '9', />=10/],
    ['MEDIA_LISTEN_IP', 'localhost', /IP address/],
    ['MEDIA_PORT', '70000', /65535/],
    ['MAX_ORGANISATION_GB', '0', />0/],
    ['HELD_AFTER_SECONDS', '-1', />=0/],
    ['RETENTION_DAYS', '0', />0/],
    ['RETENTION_DAYS', '1.5', /int/],
    ['WATERMARK', 'on', /yes.*no/],
    ['KEEP_ORIGINALS', 'maybe', /yes.*no/],
    ['LOUDNESS', 'loud', /as-recorded.*even/],
    ['LOG_LEVEL', 'verbose', /debug/],
  ]
  for (const [name, value, because] of bad)
    it(`[CF2] refuses ${name}=${value}, naming it and what is wrong`, () => {
      const sentence = refusalOf({ [name]: value })
      expect(sentence).to.match(new RegExp(`^${name} cannot be used: .+\\.$`))
      expect(sentence).to.match(because)
    })

  it('[CF3] names everything that is wrong at once, a line each', () => {
    const lines = refusalOf({ PORT: 'x', DEMO: 'x', LOG_LEVEL: 'x' }).split('\n')
    expect(lines.map(line => line.split(' ')[0])).to.deep.equal(['PORT', 'DEMO', 'LOG_LEVEL'])
  })

  for (const name of ['SESSION_SECRET', 'MASTER_KEY_FILE', 'PUBLIC_URL', 'MEDIA_ANNOUNCED_ADDRESS'] as const)
    it(`[CF4] refuses production without ${name}`, () => {
      const { [name]: _, ...without } = production
      expect(refusalOf(without)).to.match(new RegExp(`^${name} is missing\\.`))
    })

  it('[KE6] keeps the master key beside the data, never in it', () => {
    expect(readConfig({ DATA_DIR: '/films' }).masterKey.file).to.equal('/films.key')
    expect(refusalOf({ DATA_DIR: '/films', MASTER_KEY_FILE: '/films/the.key' })).to.match(/lies in DATA_DIR/)
    const { masterKey } = readConfig({ ...production, MASTER_KEY: 'A'.repeat(43), MASTER_KEY_FILE: '' })
    expect(masterKey).to.deep.equal({ key: 'A'.repeat(43), file: null, mayMake: false })
  })

  it('[CF4] refuses a host others can reach without an address for faces and voices', () => {
    expect(refusalOf({ HOST: '192.0.2.1' })).to.match(/^MEDIA_ANNOUNCED_ADDRESS is missing\./)
  })

  it('[CF5] never has a demo in production, not even on localhost', () => {
    expect(readConfig(production).demo).to.equal(false)
    expect(readConfig({ ...production, HOST: 'localhost' }).demo).to.equal(false)
    expect(refusalOf({ ...production, HOST: 'localhost', DEMO: 'true' })).to.match(/^DEMO is true, but .*production/)
  })

  it('[CF5] never has a demo on a host that others can reach', () => {
    const reachable = { HOST: '0.0.0.0', MEDIA_ANNOUNCED_ADDRESS: '203.0.113.7' }
    expect(readConfig(reachable).demo).to.equal(false)
    expect(refusalOf({ ...reachable, DEMO: 'true' })).to.match(/^DEMO is true, but HOST can be reached/)
  })

  for (const [name, value] of [
    ['PUBLIC_URL', 'https://samsyn.example.org'],
    ['TRUST_PROXY', '1'],
  ] as const)
    it(`[CF20] never has a demo behind a proxy: ${name}=${value} on a host of this machine`, () => {
      expect(readConfig({ HOST: '127.0.0.1', [name]: value }).demo).to.equal(false)
      expect(refusalOf({ [name]: value, DEMO: 'true' })).to.match(/^DEMO is true, but PUBLIC_URL or TRUST_PROXY/)
    })

  it('[CF20] has a demo at every address of this machine', () => {
    for (const PUBLIC_URL of ['http://localhost:3000', 'http://127.0.0.1:8080', 'http://[::1]:3000'])
      expect(readConfig({ PUBLIC_URL }).demo).to.equal(true)
  })

  it('[CF22] keeps the plain port to this machine, in the example and in every way of running it that is told', () => {
    const told = ['production.env.example', 'Dockerfile', 'docs/operating.md'].map(name =>
      readFileSync(join(root, name), 'utf8'),
    )
    expect(parseEnv(told[0] ?? '').HOST).to.equal('127.0.0.1')
    const published = told.flatMap(text => text.match(/-p \S*3000:3000/g) ?? [])
    expect(published).to.have.length(2)
    for (const way of published) expect(way).to.equal('-p 127.0.0.1:3000:3000')
  })

  it('[CF23] takes the organisation’s sign-in whole or not at all, and over a way where nobody is in between', () => {
    const whole = {
      OIDC_ISSUER: 'https://id.example.org',
      OIDC_CLIENT_ID: 'samsyn',
      OIDC_CLIENT_SECRET: 's',
      OIDC_NAME: 'Nordby',
    }
    expect(readConfig(whole).oidc).to.deep.equal({
      issuer: whole.OIDC_ISSUER,
      clientId: 'samsyn',
      clientSecret: 's',
      name: 'Nordby',
      acr: null,
    })
    expect(readConfig({ ...whole, OIDC_ACR: 'urn:two' }).oidc?.acr).to.equal('urn:two')
    expect(refusalOf({ OIDC_ACR: 'urn:two' })).to.match(/^OIDC_ACR says/)
    expect(readConfig({}).oidc).to.equal(null)
    for (const name of Object.keys(whole))
      expect(refusalOf({ ...whole, [name]: '' })).to.match(/^OIDC_ISSUER, .*belong together/)
    expect(refusalOf({ ...whole, OIDC_ISSUER: 'http://id.example.org' })).to.match(/^OIDC_ISSUER must begin with https/)
  })

  it('[CF24] says whom a passkey is required of: nobody, everybody, or some roles', () => {
    const required = (REQUIRE_PASSKEY: string) => readConfig({ REQUIRE_PASSKEY }).requirePasskey
    expect([required(''), required('nobody')]).to.deep.equal([[], []])
    expect(required('everybody')).to.deep.equal(['worker', 'supervisor', 'admin'])
    expect(required('admin, supervisor')).to.deep.equal(['admin', 'supervisor'])
    for (const wrong of ['all', 'admin;worker', 'admin,', 'nobody,admin'])
      expect(refusalOf({ REQUIRE_PASSKEY: wrong })).to.match(/^REQUIRE_PASSKEY cannot be used: must be nobody/)
  })

  it('[CF6] explains every variable in the production example, which is one that can be used', () => {
    const example = readFileSync(join(root, 'production.env.example'), 'utf8')
    const source = readFileSync(join(root, 'server/src/config.ts'), 'utf8')
    const names = [...source.matchAll(/^ {2}([A-Z_]+):/gm)].map(match => match[1] ?? '')
    expect(names).to.include.members(['NODE_ENV', 'LOG_LEVEL'])
    for (const name of names) expect(example).to.match(new RegExp(`^#?${name}=`, 'm'))
    const filledIn = { ...parseEnv(example), SESSION_SECRET: production.SESSION_SECRET }
    expect(readConfig(filledIn)).to.include({ production: true, demo: false, trustProxy: 1 })
  })
})
