/**
 * Reads a page's data again so that a moment without the server (a deployment, a tunnel) leaves the page as it is,
 * with what somebody is typing in it. Only data of the same address stand in; the first reading fails as it fails.
 */
export class LastGood<Data> {
  #address: string | null = null;
  #data: Data | null = null;

  remember(address: string, data: Data): void {
    this.#address = address;
    this.#data = data;
  }

  async read(address: string, serverLoader: () => Promise<Data>): Promise<Data> {
    try {
      const data = await serverLoader();
      this.remember(address, data);
      return data;
    } catch (error) {
      const gone = error instanceof Response && error.status < 500;
      if (gone || this.#data === null || this.#address !== address) throw error;
      return this.#data;
    }
  }
}
