"""The process in which the code of connectors runs, apart from Patchbay's own.

It gets calls as lines of JSON and answers in lines of JSON: docs/connector-calls.md.
"""
