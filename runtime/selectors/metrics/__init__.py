"""Reading how a process does: counts, durations, failures, costs."""
