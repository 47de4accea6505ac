import './design/base.css';
import { createRoot } from 'react-dom/client';
import { CustomerDisplay } from './customer/customer-display.tsx';
import { startTexts } from './locales/i18n.ts';
import { connect } from './stores/terminal.ts';

startTexts();
void connect('customer');

const root = document.getElementById('root');
if (root) createRoot(root).render(<CustomerDisplay />);
