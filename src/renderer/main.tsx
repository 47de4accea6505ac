import './design/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { listenForWedge } from './input/wedge.ts';
import { listenForKeys } from './keys.ts';
import { startTexts } from './locales/i18n.ts';
import { showRefusal } from './stores/notice.ts';
import { call, connect } from './stores/terminal.ts';

// The scanner's ear comes first: whatever it takes for a scan, nobody else hears.
listenForWedge(window, {
  onScan: (text) => void call('scan.wedge', { text }),
  onImeTrouble: () => showRefusal({ code: 'imeTrouble' }),
});
listenForKeys(window);
startTexts();
void connect('counter');

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
