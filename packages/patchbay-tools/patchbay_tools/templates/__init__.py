"""Connectors from Camunda's element templates: the form, with a report per property."""
