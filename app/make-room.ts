/** What one of an owner's things takes of the room. */
export interface Share {
  /** Takes so many bytes more; false where there is no room, and nothing is taken. */
  claim(bytes: number): boolean;
  /** Whether a claim was refused. */
  isFull(): boolean;
  /** Gives back all that it took. */
  release(): void;
}

/** Room for what is under way, in bytes: so much for all together, and so much for each owner, who cannot fill it alone. */
export function makeRoom({ each, all }: { each: number; all: number }): { shareOf(owner: bigint): Share } {
  const taken = new Map<bigint, number>();
  let inAll = 0;
  const take = (owner: bigint, bytes: number): void => {
    const its = (taken.get(owner) ?? 0) + bytes;
    if (its) taken.set(owner, its);
    else taken.delete(owner);
    inAll += bytes;
  };
  return {
    shareOf(owner) {
      let held = 0;
      let full = false;
      return {
        claim(bytes) {
          full = (taken.get(owner) ?? 0) + bytes > each || inAll + bytes > all;
          if (full) return false;
          take(owner, bytes);
          held += bytes;
          return true;
        },
        isFull: () => full,
        release() {
          take(owner, -held);
          held = 0;
        },
      };
    },
  };
}
