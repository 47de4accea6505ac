import { BrowserWindow } from 'electron';
import type { Text } from '../../../shared/kernel/language.ts';

/** Says in every language why Quen did not start. The app is ready. Settles when the window is closed. */
export function showProblem(text: Text): Promise<void> {
  const window = new BrowserWindow({
    title: 'Quen',
    width: 720,
    height: 360,
    autoHideMenuBar: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  });
  void window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page(text))}`);
  return new Promise((resolve) => window.once('closed', resolve));
}

function page(text: Text): string {
  const paragraphs = (['vi', 'th', 'en'] as const).map(
    (language) => `<p lang="${language}">${escaped(text[language])}</p>`,
  );
  return `<!doctype html>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Quen</title>
<style>body { font: 18px/1.6 sans-serif; margin: 40px; background: #f6f4ef; color: #222; }</style>
${paragraphs.join('\n')}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
