-- Manifests are YAML with a kind of their own, so that the server starts for them alone. Put into ~/.config/nvim/ftdetect/.
vim.filetype.add({
  filename = { ['impact.yaml'] = 'yaml.impact', ['impact.yml'] = 'yaml.impact' },
  pattern = { ['.*%.impact%.ya?ml'] = 'yaml.impact' },
})
