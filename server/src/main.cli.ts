import * as nodeModule from 'node:module';

// Newer versions of Node keep compiled code from one start to the next, of files that are loaded from here on: that is why
// the command line proper is a bundle of its own.
if ('enableCompileCache' in nodeModule) (nodeModule.enableCompileCache as () => void)();
(require('./command-line') as typeof import('./command-line')).start(__filename);
