"""Operations that the manifest describes as requests: no code of a package runs.

Pure, but for `running`, which sends what the other modules build.
"""
