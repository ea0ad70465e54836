"""What each user action costs; `make bench` runs all and writes docs/benchmarks.md."""
