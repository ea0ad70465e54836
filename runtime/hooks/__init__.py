"""Calls from outside: who signed them, what they carry, what a step makes of them.

No database and no clock: what is needed of both comes in as arguments.
"""
