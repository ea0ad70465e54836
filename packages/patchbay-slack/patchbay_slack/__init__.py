"""The Slack connector of Patchbay: post, update and share in channels."""
