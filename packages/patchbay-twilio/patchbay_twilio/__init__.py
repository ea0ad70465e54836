"""The Twilio connector of Patchbay: all of it is in connector.json."""
