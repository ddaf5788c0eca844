import { ortc, type types } from 'mediasoup'
import { integer, list, oneOf, optional, parameters, text } from './checks.ts'
import { SfuError } from './errors.ts'

const maxUint8 = 255
const maxInt32 = 2 ** 31 - 1
const maxUint32 = 2 ** 32 - 1

/** A copy of what a client wants to send that is safe to hand to the worker and that the room speaks; throws `bad-parameters`. */
export function cleanRtpParameters(
  kind: types.MediaKind,
  value: unknown,
  supported: types.RtpCapabilities,
): types.RtpParameters {
  const { mid, codecs, headerExtensions, encodings, rtcp, msid } = parameters(value, 'rtpParameters')
  const cleaned: types.RtpParameters = {
    mid: optional(mid, given => text(given, 'mid')),
    codecs: list(codecs, 'codecs').map(codec => cleanCodec(kind, codec)),
    headerExtensions: cleanAll(headerExtensions, 'headerExtensions', given => cleanExtension(given, supported)),
    encodings: cleanAll(encodings, 'encodings', cleanEncoding),
    rtcp: optional(rtcp, cleanRtcp),
    msid: optional(msid, given => text(given, 'msid')),
  }
  assertSupported(cleaned, supported)
  return cleaned
}

function assertSupported(rtpParameters: types.RtpParameters, supported: types.RtpCapabilities): void {
  try {
    const normalized = structuredClone(rtpParameters)
    ortc.validateAndNormalizeRtpParameters(normalized)
    ortc.getProducerRtpParametersMapping(normalized, supported)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new SfuError('bad-parameters', reason, { cause })
  }
}

function cleanAll<Value>(value: unknown, name: string, clean: (given: unknown) => Value): Value[] {
  return (optional(value, given => list(given, name)) ?? []).map(clean)
}

function cleanCodec(kind: types.MediaKind, value: unknown): types.RtpCodecParameters {
  const codec = parameters(value, 'codec')
  const mimeType = text(codec.mimeType, 'mimeType')
  if (!mimeType.toLowerCase().startsWith(`${kind}/`)) throw new SfuError('bad-parameters', `${mimeType} is not ${kind}`)
  return {
    mimeType,
    payloadType: integer(codec.payloadType, 'payloadType', 127),
    clockRate: integer(codec.clockRate, 'clockRate', maxUint32),
    channels: optional(codec.channels, given => integer(given, 'channels', maxUint8)),
    parameters: cleanFormat(codec.parameters),
    rtcpFeedback: cleanAll(codec.rtcpFeedback, 'rtcpFeedback', cleanFeedback),
  }
}

function cleanFormat(value: unknown): Record<string, string | number | boolean> {
  const given = optional(value, format => parameters(format, 'parameters')) ?? {}
  const entries = Object.entries(given)
  list(entries, 'parameters')
  return Object.fromEntries(entries.map(([name, setting]) => [text(name, 'parameter name'), plain(setting)]))
}

function plain(value: unknown): string | number | boolean {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number' && Math.abs(value) <= maxInt32) return value
  return text(value, 'parameter')
}

function cleanFeedback(value: unknown): types.RtcpFeedback {
  const { type, parameter } = parameters(value, 'rtcpFeedback')
  return { type: text(type, 'type'), parameter: optional(parameter, given => text(given, 'parameter')) }
}

function cleanExtension(value: unknown, supported: types.RtpCapabilities): types.RtpHeaderExtensionParameters {
  const extension = parameters(value, 'headerExtension')
  const known = (supported.headerExtensions ?? []).map(({ uri }) => uri)
  return {
    uri: oneOf(extension.uri, 'uri', known),
    id: integer(extension.id, 'id', maxUint8),
    encrypt: extension.encrypt === true,
    parameters: cleanFormat(extension.parameters),
  }
}

function cleanEncoding(value: unknown): types.RtpEncodingParameters {
  const { ssrc, rid, rtx, codecPayloadType, dtx, scalabilityMode, maxBitrate } = parameters(value, 'encoding')
  return {
    ssrc: optional(ssrc, given => integer(given, 'ssrc', maxUint32)),
    rid: optional(rid, given => text(given, 'rid')),
    rtx: optional(rtx, given => ({ ssrc: integer(parameters(given, 'rtx').ssrc, 'rtx.ssrc', maxUint32) })),
    codecPayloadType: optional(codecPayloadType, given => integer(given, 'codecPayloadType', 127)),
    dtx: dtx === true,
    scalabilityMode: optional(scalabilityMode, given => text(given, 'scalabilityMode')),
    maxBitrate: optional(maxBitrate, given => integer(given, 'maxBitrate', maxUint32)),
  }
}

function cleanRtcp(value: unknown): types.RtcpParameters {
  const { cname, reducedSize } = parameters(value, 'rtcp')
  return { cname: optional(cname, given => text(given, 'cname')), reducedSize: reducedSize !== false }
}
