import '@mantine/core/styles.layer.css';
import '../tokens.css';
import './theme/fonts.css';
import './theme/base.css';
import './parts/parts.css';
import './parts/reading.css';
import './parts/editing.css';
import './shell/shell.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { start } from './session/session';
import { initialLocale, setLocale } from './texts/locale';
import { applyScheme } from './theme/scheme';

applyScheme();

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root element');

// Texts first: nothing is shown without words. The session starts beside them.
void start();
await setLocale(initialLocale());
createRoot(root).render(<App />);
