"""The HTTP connector of Patchbay: call any web service."""
