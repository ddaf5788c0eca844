import { isIP } from 'node:net'
import { availableParallelism } from 'node:os'
import { join, resolve, sep } from 'node:path'
import { heldAfterMs, Role, roles } from '@samsyn/shared'
import { z } from 'zod'

const flag = z.enum(['true', 'false']).transform(value => value === 'true')
// Tools that read our files work in folders of their own, so every path is whole from here on.
const path = z
  .string()
  .min(1)
  .transform(value => resolve(value))
// What is found through PATH is named without a folder.
const program = z
  .string()
  .min(1)
  .transform(value => (value.includes('/') ? resolve(value) : value))
const masterKey = z
  .string()
  .regex(/^([\da-f]{64}|[\w+/-]{43}=?)$/i, 'must be 32 bytes as base64, as "openssl rand -base64 32" prints')
/** More cores than this are for the rest of the machine. */
const mostMediaWorkers = 32
const lastPort = 65_535
const mediaWorkers = (asked: number | undefined) => asked ?? Math.min(availableParallelism(), mostMediaWorkers)
const port = z.coerce.number().int().min(0).max(lastPort)
/** Roles with commas between them, everybody, or nobody. */
const rolesOrNobody = z.string().transform((value, context): Role[] => {
  if (value === 'everybody') return [...roles]
  const named = z.array(Role).safeParse(value === 'nobody' ? [] : value.split(',').map(one => one.trim()))
  if (named.success) return named.data
  context.addIssue(`must be nobody, everybody, or some of ${roles.join(', ')} with commas between them`)
  return z.NEVER
})
const loopback = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: z.string().min(1).default('localhost'),
  PORT: port.default(3000),
  DATA_DIR: path.default(resolve('data')),
  PUBLIC_URL: z.url().optional(),
  MASTER_KEY: masterKey.optional(),
  MASTER_KEY_FILE: path.optional(),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  DEMO: flag.optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).max(60).optional(),
  OIDC_ACR: z.string().min(1).max(300).regex(/^\S+$/, 'must be one value, without spaces').optional(),
  REQUIRE_PASSKEY: rolesOrNobody.default([]),
  MAX_REQUESTS_PER_SECOND: z.coerce.number().int().min(10).default(100),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  MEDIA_LISTEN_IP: z
    .string()
    .refine(value => isIP(value) > 0, 'must be an IP address of this machine')
    .optional(),
  MEDIA_ANNOUNCED_ADDRESS: z.string().min(1).optional(),
  MEDIA_PORT: port.optional(),
  MEDIA_WORKERS: z.coerce.number().int().min(1).max(mostMediaWorkers).optional(),
  MEDIASOUP_WORKER_BIN: path.optional(),
  CLIENT_DIR: path.default(join(import.meta.dirname, '../../client/dist')),
  FFMPEG_PATH: program.default('ffmpeg'),
  FFPROBE_PATH: program.default('ffprobe'),
  KEEP_ORIGINALS: z.enum(['yes', 'no']).default('yes'),
  LOUDNESS: z.enum(['as-recorded', 'even']).default('as-recorded'),
  KEEP_FREE_MB: z.coerce.number().int().min(0).default(1024),
  MAX_ORGANISATION_GB: z.coerce.number().positive().optional(),
  HELD_AFTER_SECONDS: z.coerce
    .number()
    .min(0)
    .max(3600)
    .default(heldAfterMs / 1000),
  RETENTION_DAYS: z.coerce.number().int().positive().max(36500).optional(),
  WATERMARK: z.enum(['yes', 'no']).default('no'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).optional(),
})

export type Config = ReturnType<typeof readConfig>

/** A setting that cannot be used, as a sentence that names the variable and what is wrong with it. */
export class ConfigError extends Error {}

/** What no program that the server starts may find in its environment: whatever is called a secret or a key. */
const secrets = Object.keys(Environment.shape).filter(name => /(?:SECRET|KEY)$/.test(name))

/** To be called once the configuration is read: children inherit what is left. */
export function forgetSecrets(environment: NodeJS.ProcessEnv): void {
  for (const name of secrets) delete environment[name]
}

/** Reads the configuration from environment variables. Throws a ConfigError that names every variable that is wrong. */
export function readConfig(env: Record<string, string | undefined>) {
  const parsed = Environment.safeParse(withoutEmpty(env))
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(sentenceOf).join('\n'))
  const settings = parsed.data
  const production = settings.NODE_ENV === 'production'
  const local = loopback.has(settings.HOST)
  const ownMachine = local && staysHere(settings)
  refuseContradictions(settings, production, local)
  return {
    production,
    host: settings.HOST,
    port: settings.PORT,
    dataDir: settings.DATA_DIR,
    publicUrl: settings.PUBLIC_URL ?? `http://${settings.HOST}:${settings.PORT}`,
    masterKey: {
      key: settings.MASTER_KEY ?? null,
      file: settings.MASTER_KEY_FILE ?? (production ? null : `${settings.DATA_DIR}.key`),
      mayMake: !production,
    },
    sessionSecret: settings.SESSION_SECRET ?? null,
    demo: settings.DEMO ?? (ownMachine && !production),
    oidc: providerIn(settings),
    requirePasskey: settings.REQUIRE_PASSKEY,
    requestsPerSecond: settings.MAX_REQUESTS_PER_SECOND,
    trustProxy: settings.TRUST_PROXY,
    media: {
      listenIp: settings.MEDIA_LISTEN_IP ?? (local ? '127.0.0.1' : '0.0.0.0'),
      announcedAddress: settings.MEDIA_ANNOUNCED_ADDRESS ?? null,
      port: settings.MEDIA_PORT ?? (local ? 0 : 40000),
      workers: mediaWorkers(settings.MEDIA_WORKERS),
      workerBin: settings.MEDIASOUP_WORKER_BIN ?? null,
    },
    clientDir: settings.CLIENT_DIR,
    ffmpeg: settings.FFMPEG_PATH,
    ffprobe: settings.FFPROBE_PATH,
    keepOriginals: settings.KEEP_ORIGINALS === 'yes',
    loudness: settings.LOUDNESS,
    keepFreeBytes: settings.KEEP_FREE_MB * 1024 ** 2,
    maxOrganisationBytes: settings.MAX_ORGANISATION_GB === undefined ? null : settings.MAX_ORGANISATION_GB * 1e9,
    retentionDays: settings.RETENTION_DAYS ?? null,
    heldAfterMs: settings.HELD_AFTER_SECONDS * 1000,
    watermark: settings.WATERMARK === 'yes',
    logLevel: settings.LOG_LEVEL ?? (production ? 'info' : 'warn'),
  }
}

function refuseContradictions(settings: z.infer<typeof Environment>, production: boolean, local: boolean) {
  const provider = [settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET, settings.OIDC_NAME]
  const wrong = [
    provider.some(value => value !== undefined) &&
      provider.includes(undefined) &&
      'OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_NAME belong together. Set all four, or none.',
    settings.OIDC_ACR &&
      !settings.OIDC_ISSUER &&
      'OIDC_ACR says how strongly people must have signed in at the organisation, and none is configured. Set OIDC_ISSUER, or remove OIDC_ACR.',
    settings.OIDC_ISSUER &&
      new URL(settings.OIDC_ISSUER).protocol !== 'https:' &&
      !loopback.has(new URL(settings.OIDC_ISSUER).hostname) &&
      'OIDC_ISSUER must begin with https://, or whoever is in between could say who people are.',
    settings.DEMO && production && 'DEMO is true, but demo accounts must not exist in production. Remove DEMO.',
    settings.DEMO &&
      !local &&
      'DEMO is true, but HOST can be reached by others. Set HOST to localhost, or remove DEMO.',
    settings.DEMO &&
      !staysHere(settings) &&
      'DEMO is true, but PUBLIC_URL or TRUST_PROXY says that others come through a proxy. Remove them, or remove DEMO.',
    production &&
      !settings.MASTER_KEY &&
      !settings.MASTER_KEY_FILE &&
      'MASTER_KEY_FILE is missing. Set it to a file outside DATA_DIR that holds what "openssl rand -base64 32" prints.',
    settings.MASTER_KEY_FILE &&
      lies(settings.MASTER_KEY_FILE, settings.DATA_DIR) &&
      'MASTER_KEY_FILE lies in DATA_DIR, where whoever has the data would have the key too. Move it out, and set MASTER_KEY_FILE to where it is.',
    production && !settings.SESSION_SECRET && 'SESSION_SECRET is missing. Set it to at least 32 random characters.',
    production &&
      !settings.PUBLIC_URL &&
      'PUBLIC_URL is missing. Set it to the address people open, such as https://samsyn.example.org.',
    (settings.MEDIA_PORT ?? 0) + mediaWorkers(settings.MEDIA_WORKERS) - 1 > lastPort &&
      `MEDIA_PORT is too high: each of the ${mediaWorkers(settings.MEDIA_WORKERS)} media workers takes a port from there on. Lower it, or lower MEDIA_WORKERS.`,
    !local &&
      !settings.MEDIA_ANNOUNCED_ADDRESS &&
      'MEDIA_ANNOUNCED_ADDRESS is missing. Set it to the address at which browsers reach this machine, or faces and voices cannot arrive.',
  ].filter(sentence => typeof sentence === 'string')
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'))
}

/** The organisation's own sign-in; null when there is none. */
function providerIn(settings: z.infer<typeof Environment>) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = settings
  const acr = settings.OIDC_ACR ?? null
  return issuer && clientId && clientSecret && name ? { issuer, clientId, clientSecret, name, acr } : null
}

/** Whether nobody is told to come from elsewhere: behind a proxy, a host that only this machine reaches says nothing. */
function staysHere({ PUBLIC_URL, TRUST_PROXY }: Pick<z.infer<typeof Environment>, 'PUBLIC_URL' | 'TRUST_PROXY'>) {
  return TRUST_PROXY === 0 && (PUBLIC_URL === undefined || loopback.has(new URL(PUBLIC_URL).hostname))
}

function lies(file: string, folder: string): boolean {
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

function withoutEmpty(env: Record<string, string | undefined>) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')} cannot be used: ${issue.message}.`
}
