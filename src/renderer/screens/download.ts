/** Hands a text over as a file: the browser's own download, in a desktop window too. */
export function download(
  name: string,
  text: string,
  type: 'text/csv' | 'application/json' | 'text/plain' | 'text/html',
): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
