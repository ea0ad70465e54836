"""Makes, checks and previews connectors: the command `patchbay`."""
