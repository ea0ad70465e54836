"""Jobs: claimed by lease, run at least once, finished in the step that they cause."""
