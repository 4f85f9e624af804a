const kept = ((globalThis as { __latte?: Map<string, unknown> }).__latte ??= new Map());

/** One instance per process, also when the development server loads a module anew after a change. */
export function singleton<T>(name: string, make: () => T): T {
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name) as T;
}
