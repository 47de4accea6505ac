import './design/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { listenForLearning } from './input/learn-keys.ts';
import { listenForWedge } from './input/wedge.ts';
import { wedgePaceOf } from './input/wedge-pace.ts';
import { listenForKeys } from './keys.ts';
import { startTexts } from './locales/i18n.ts';
import { showRefusal } from './stores/notice.ts';
import { call, connect, useTerminal } from './stores/terminal.ts';

// The scanner's ear comes first: whatever it takes for a scan, nobody else hears. Before it only learn mode.
listenForLearning(window);
listenForWedge(
  window,
  {
    onScan: (text) => void call('scan.wedge', { text }),
    onImeTrouble: () => showRefusal({ code: 'imeTrouble' }),
  },
  () => wedgePaceOf(useTerminal.getState().view),
);
listenForKeys(window);
startTexts();
void connect('counter');

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
