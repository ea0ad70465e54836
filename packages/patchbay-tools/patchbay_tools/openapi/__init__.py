"""Makes a connector without code from an OpenAPI 3.0 or 3.1 document.

Nothing is fetched and nothing of the document is run: it is data.
"""
