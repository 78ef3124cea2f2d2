// Imported first by every script that people start: plain old syntax, so that an old Node can say why it is refused.
export const OLDEST_NODE = 20;

export function refusalOf(version) {
  const major = Number(version.split(".")[0]);
  if (major >= OLDEST_NODE) return null;
  return (
    "Нужен Node " + OLDEST_NODE + " или новее, а здесь " + version + ": установите его с https://nodejs.org и повторите. / " +
    "Node " + OLDEST_NODE + " or newer is needed, this is " + version + "."
  );
}

const refusal = refusalOf(process.versions.node);
if (refusal) {
  console.error(refusal);
  process.exit(1);
}
