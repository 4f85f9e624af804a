/** Names the bytes of a file: by whose they are and by what they are, so that the same file is stored once per shop. */
export interface FileKey {
  shopId: bigint;
  /** SHA-256 of the bytes, hex. */
  digest: string;
}

/**
 * Where bytes are kept. Storing the same file again, by several processes at once, does no harm.
 * Every method throws `FilesUnavailable` when the store does not answer as it should; the same may be tried again.
 */
export interface FileStore {
  /** Keeps the bytes; nobody sees a part of them. */
  put(key: FileKey, bytes: Uint8Array): Promise<void>;
  /** The bytes, compared with their digest; `null` when there are none. */
  get(key: FileKey): Promise<Uint8Array | null>;
  /** Forgets the bytes, if there are any. */
  remove(key: FileKey): Promise<void>;
}

/** The store of one shop, as a desk has it. */
export interface ShopFiles {
  put(digest: string, bytes: Uint8Array): Promise<void>;
  get(digest: string): Promise<Uint8Array | null>;
  remove(digest: string): Promise<void>;
}

/** The store is away, or gave back something else than was put there. It may pass. */
export class FilesUnavailable extends Error {
  override name = "FilesUnavailable";
}

/** Binds a store to one shop. */
export const filesOfShop = (store: FileStore, shopId: bigint): ShopFiles => ({
  put: (digest, bytes) => store.put({ shopId, digest }, bytes),
  get: (digest) => store.get({ shopId, digest }),
  remove: (digest) => store.remove({ shopId, digest }),
});

/**
 * The name of a file in a store: `12/ab/ab34…`.
 * @throws Error for a digest that is none, so that no name can lead elsewhere
 */
export function fileName({ shopId, digest }: FileKey): string {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error("not a SHA-256 digest");
  return `${shopId}/${digest.slice(0, 2)}/${digest}`;
}
