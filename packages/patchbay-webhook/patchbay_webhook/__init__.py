"""The webhook trigger of Patchbay. It has no code: Patchbay takes the calls."""
