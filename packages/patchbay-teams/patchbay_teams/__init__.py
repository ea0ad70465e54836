"""The Microsoft Teams connector of Patchbay: all of it is in connector.json."""
