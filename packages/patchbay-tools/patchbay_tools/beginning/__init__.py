"""`patchbay connector new`: a connector that works, to be changed into one's own."""
