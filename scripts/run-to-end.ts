/**
 * Runs a script's work and then what it wants undone, the last first: also where it failed, or somebody stops it. Then
 * ends the process, with 1 when it failed.
 */
export async function runToEnd(
  work: (onCleanUp: (undo: () => Promise<void>) => void) => Promise<void>,
): Promise<never> {
  const cleanUps: (() => Promise<void>)[] = [];
  let cleaning: Promise<void> | null = null;
  const cleanUp = (): Promise<void> =>
    (cleaning ??= (async () => {
      for (const undo of cleanUps.reverse()) await undo().catch((error: unknown) => console.error(error));
    })());
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => void cleanUp().then(() => process.exit(130)));
  try {
    await work((undo) => cleanUps.push(undo));
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    await cleanUp();
  }
  process.exit();
}
