/** Files of an archive in tar format (POSIX ustar): plain enough to need no library, and opened by every system. */

const block = 512;

/**
 * One file of an archive: header, bytes, padding. `name` has at most 100 bytes in ASCII; who calls makes it so.
 * @throws RangeError for a name that does not fit, and for one that could leave the folder it is unpacked in
 */
export function tarEntry(name: string, bytes: Uint8Array, modifiedAt: Date): Uint8Array {
  if (!/^[\w@.+-]+(\/[\w@.+-]+)*$/.test(name) || name.length > 100 || /(^|\/)\.\.?(\/|$)/.test(name))
    throw new RangeError(`not a name for an archive: ${name}`);
  const entry = new Uint8Array(block + Math.ceil(bytes.byteLength / block) * block);
  const header = entry.subarray(0, block);
  const write = (text: string, offset: number) => header.set(new TextEncoder().encode(text), offset);
  write(name, 0);
  write(octal(0o600, 7), 100);
  write(octal(0, 7), 108);
  write(octal(0, 7), 116);
  write(octal(bytes.byteLength, 11), 124);
  write(octal(Math.floor(modifiedAt.getTime() / 1000), 11), 136);
  write(" ".repeat(8), 148);
  write("0", 156);
  write("ustar\u000000", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  write(`${octal(sum, 6)}\u0000 `, 148);
  entry.set(bytes, block);
  return entry;
}

/** Two empty blocks end an archive. */
export const tarEnd = (): Uint8Array => new Uint8Array(2 * block);

const octal = (number: number, digits: number): string => number.toString(8).padStart(digits, "0");

/** A file's name made fit for an archive: ASCII, short, without folders; its ending is kept. */
export function archiveName(name: string, longest = 60): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^\w.+-]+/g, "_")
    .replace(/^\.+/, "_");
  const ending = /\.\w{1,8}$/.exec(plain)?.[0] ?? "";
  return plain.length <= longest ? plain || "_" : plain.slice(0, longest - ending.length) + ending;
}
