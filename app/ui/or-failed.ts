/** What was to be read could not be. */
export interface Failed {
  failed: true;
}

/**
 * Reads a part of a page from the browser so that a lost connection or a fault of ours is told in that part. Thrown, it
 * would put an error page in the place of all the rest.
 */
export async function orFailed<Data>(serverLoader: () => Promise<Data>): Promise<Data | Failed> {
  try {
    return await serverLoader();
  } catch (error) {
    // A redirect is Shopify's way to a new session.
    if (error instanceof Response && error.status < 400) throw error;
    return { failed: true };
  }
}
