import { ortc, type types } from 'mediasoup'
import { list, optional, parameters } from './checks.ts'
import { SfuError } from './errors.ts'

/** A copy of what a client says it can decode, with defaults filled in; throws `bad-parameters`. */
export function cleanRtpCapabilities(value: types.RtpCapabilities): types.RtpCapabilities {
  const { codecs, headerExtensions } = parameters(value, 'rtpCapabilities')
  optional(codecs, given => list(given, 'codecs'))
  optional(headerExtensions, given => list(given, 'headerExtensions'))
  try {
    const cleaned = structuredClone(value)
    ortc.validateAndNormalizeRtpCapabilities(cleaned)
    return cleaned
  } catch (cause) {
    throw new SfuError('bad-parameters', 'rtpCapabilities are not valid', { cause })
  }
}
