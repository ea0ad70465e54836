import { Drawer } from './Drawer.jsx';
import { Header } from './Header.jsx';
import { Keys } from './Keys.jsx';
import { Toasts } from './Toasts.jsx';

export default {
  __init__: ['shellHeader', 'shellDrawer', 'shellToasts', 'shellKeys'],
  shellHeader: ['type', Header],
  shellDrawer: ['type', Drawer],
  shellToasts: ['type', Toasts],
  shellKeys: ['type', Keys],
};
