import './design/base.css';
import { startTexts } from './locales/i18n.ts';
import { connect } from './stores/terminal.ts';

startTexts();
void connect('customer');
