interface Press extends PerformanceEntry { interactionId: number }

/** Listens to what the browser itself measures from a key to the next frame; it tells of 16 ms and more. */
export function listenToPresses(): () => number[] {
  const slowest = new Map<number, number>();
  const events = new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    const { interactionId, duration } = entry as Press;
    if (interactionId) slowest.set(interactionId, Math.max(duration, slowest.get(interactionId) ?? 0));
  }));
  events.observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  return () => [...slowest.values()];
}

declare global {
  interface Window { presses: () => number[] }
}
