/**
 * How the words of agreements are read: a bundle of its own, since a manifest that names no file of terms never wants it.
 */
export { readAgreement } from './agreement-text';
export { readPolicy } from './policy-text';
