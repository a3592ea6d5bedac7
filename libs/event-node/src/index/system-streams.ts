// The names that begin with a dollar sign: metadata streams, and the streams of links that are kept by themselves.

const META = '$$';
const CATEGORY = '$ce-';
const EVENT_TYPE = '$et-';
export const LINK_TYPE = '$>';

export function isMetastream(stream: string): boolean {
  return stream.startsWith(META);
}

export function metastreamOf(stream: string): string {
  return META + stream;
}

export function originalStreamOf(metastream: string): string {
  return metastream.slice(META.length);
}

/** `$ce-` and `$et-` streams hold no events of their own: each entry is a link to an event elsewhere. */
export function isLinkStream(stream: string): boolean {
  return stream.startsWith(CATEGORY) || stream.startsWith(EVENT_TYPE);
}

/** The link streams that an event is entered in. A stream's category is what stands before its first dash. */
export function linkStreamsOf(stream: string, type: string): string[] {
  if (stream.startsWith('$')) return [];
  const dash = stream.indexOf('-');
  const names = dash > 0 ? [CATEGORY + stream.slice(0, dash)] : [];
  if (type !== LINK_TYPE) names.push(EVENT_TYPE + type);
  return names;
}
