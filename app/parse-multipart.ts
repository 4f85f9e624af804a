/** A form as browsers send it with files: RFC 7578. */
export interface MultipartForm {
  /** In their order, as they came. */
  fields: [name: string, value: string][];
  /** Without those that nobody chose. */
  files: MultipartFile[];
}

export interface MultipartFile {
  name: string;
  fileName: string;
  bytes: Uint8Array;
}

/** More parts, or a longer head of one, are no form of ours. */
const mostParts = 60;
const longestHead = 4_096;

/**
 * Reads what there is of a form: where it was cut off, the parts before the cut, and of a text also its beginning, so
 * that what somebody typed is not lost with a file that was too large. null: it is no form.
 */
export function parseMultipart(body: Uint8Array, contentType: string): MultipartForm | null {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (!mark || !text.subarray(0, mark.length + 2).equals(Buffer.from(`--${mark}`))) return null;
  const form: MultipartForm = { fields: [], files: [] };
  const between = Buffer.from(`\r\n--${mark}`);
  let at = mark.length + 2;
  for (let count = 0; count < mostParts && text.subarray(at, at + 2).toString("latin1") === "\r\n"; count++) {
    const headEnd = text.subarray(at, at + longestHead).indexOf("\r\n\r\n");
    if (headEnd === -1) break;
    const begin = at + headEnd + 4;
    const end = text.indexOf(between, begin);
    keepPart(form, text.subarray(at, at + headEnd), text.subarray(begin, end === -1 ? undefined : end), end === -1);
    if (end === -1) break;
    at = end + between.length;
  }
  return form;
}

function keepPart(form: MultipartForm, head: Buffer, bytes: Buffer, isCut: boolean): void {
  const disposition = /\r\ncontent-disposition:\s*form-data\s*;([^\r\n]*)/i.exec(head.toString("utf8"))?.[1] ?? "";
  const name = parameterOf(disposition, "name");
  if (name === null) return;
  const fileName = parameterOf(disposition, "filename");
  if (fileName === null) form.fields.push([name, bytes.toString("utf8")]);
  else if (!isCut && (fileName !== "" || bytes.length > 0)) form.files.push({ name, fileName, bytes });
}

/** Browsers write a quote and line ends in a name as `%22`, `%0D`, `%0A`, and nothing else. */
function parameterOf(disposition: string, wanted: string): string | null {
  const value = new RegExp(`(?:^|;)\\s*${wanted}="([^"]*)"`, "i").exec(disposition)?.[1];
  return value?.replace(/%(22|0D|0A)/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))) ?? null;
}
