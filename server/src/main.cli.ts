import { CATALOGS } from './host/catalogs';
import { keepCompiled, optimizeLater } from './host/node/compile';
import { localesOf } from './host/node/locale';
import { speakOneOf } from './text/l10n';

keepCompiled();
optimizeLater();
speakOneOf(localesOf({ platform: process.platform, environment: process.env }), CATALOGS);
const start = (): void => {
  (require('./command-line') as typeof import('./command-line')).start(__filename);
};
const args = process.argv.slice(2);
// A check may have been made before. A thread of it has no words of its own.
if (args[0] === 'check' && !args.includes('--no-cache')) {
  void (require('./kept-checks') as typeof import('./kept-checks'))
    .answered(args, __dirname)
    // Whatever is wrong with what is kept, the check says what it has to say.
    .catch(() => false)
    .then((isAnswered) => {
      if (!isAnswered) start();
    });
} else start();
