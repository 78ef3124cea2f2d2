/** Hands a plain click on a link to the page's own navigation; with a modifier key it stays the browser's. */
export function followed(event: MouseEvent, open: ((href: string) => void) | undefined): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!open || !link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open(link.pathname + link.search);
}
