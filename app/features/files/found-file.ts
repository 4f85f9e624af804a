/** A file with its bytes. Its name is cleaned but the sender's; `contentType` is what the bytes are. */
export interface FoundFile {
  fileName: string;
  contentType: string;
  bytes: Uint8Array;
}
