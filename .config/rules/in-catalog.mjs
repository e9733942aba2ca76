/** A text of two words or more: what is shorter is a name, a key or a value as often as it is said to somebody. */
const SENTENCE = /\p{L}{2,}[,;]? [“(]?(?:\p{L}{2,}|\{\})|\{\}[,;:]? \p{L}{2,}/u;
/** What is said under these names is said to people, however short. */
const TOLD = new Set(['title', 'detail', 'message', 'remedy']);
const TAGS = new Set(['t', 'say', 'message']);

/** What people read is in the catalog, so that it can be said in other languages: t`…`, say`…`, or message`…` for data. */
export const inCatalog = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { names: { type: 'array', items: { type: 'string' } } } }],
    messages: {
      untagged:
        'People read this: write it as t`…`, say`…` or message`…` (in the client vscode.l10n.t), or say why not.',
    },
  },
  /** @param {import('eslint').Rule.RuleContext} context */
  create(context) {
    const { names = [] } = context.options[0] ?? {};
    /** @param {any} node @param {string} text */
    const check = (node, text) => {
      if ((SENTENCE.test(text) || (isTold(node) && /\p{L}/u.test(text))) && !names.includes(text) && !isElsewhere(node))
        context.report({ node, messageId: 'untagged' });
    };
    return {
      /** @param {any} node */
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value);
      },
      /** @param {any} node */
      TemplateLiteral(node) {
        const texts = node.quasis.map((/** @type {any} */ { value }) => value.cooked ?? '');
        check(node, texts.join('{}'));
      },
    };
  },
};

/** Whether a text is the value of a property that people read. @param {any} node */
function isTold({ parent, range }) {
  return parent.type === 'Property' && parent.value.range[0] === range[0] && TOLD.has(parent.key.name);
}

/** Whether a text is in the catalog, or is no text: a type, a pattern, a comparison, a name, a description of a rule. @param {any} node */
function isElsewhere({ parent, ...node }) {
  switch (parent.type) {
    case 'TaggedTemplateExpression':
      return TAGS.has(parent.tag.name) || parent.tag.property?.name === 'raw';
    case 'TSLiteralType':
    case 'ImportDeclaration':
    case 'SwitchCase':
      return true;
    case 'BinaryExpression':
      return parent.operator === '===' || parent.operator === '!==';
    case 'Property':
    case 'TSPropertySignature':
      return parent.key.range[0] === node.range[0] || ['why', 'description'].includes(parent.key.name);
    case 'NewExpression':
      return ['RegExp', 'Error', 'TypeError', 'RangeError'].includes(parent.callee.name);
    case 'CallExpression':
      return ['startsWith', 'endsWith', 'includes', 'split', 't'].includes(parent.callee.property?.name);
    default:
      return false;
  }
}
