import type { types } from 'mediasoup'
import { list, oneOf, optional, parameters, text } from './checks.ts'
import { SfuError } from './errors.ts'

const roles: readonly types.DtlsRole[] = ['auto', 'client', 'server']
const algorithms: readonly types.FingerprintAlgorithm[] = ['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']

/** A copy of what a client sent that is safe to hand to the worker; throws `bad-parameters`. */
export function cleanDtlsParameters(value: unknown): types.DtlsParameters {
  const { role, fingerprints } = parameters(value, 'dtlsParameters')
  const cleaned = list(fingerprints, 'fingerprints').map(cleanFingerprint)
  if (cleaned.length === 0) throw new SfuError('bad-parameters', 'fingerprints is empty')
  return { role: optional(role, given => oneOf(given, 'role', roles)), fingerprints: cleaned }
}

function cleanFingerprint(value: unknown): types.DtlsFingerprint {
  const fingerprint = parameters(value, 'fingerprint')
  return {
    algorithm: oneOf(fingerprint.algorithm, 'algorithm', algorithms),
    value: text(fingerprint.value, 'fingerprint'),
  }
}
