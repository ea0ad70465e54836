"""What the pages and APIs of all apps share: errors, problems, lists, signing in."""
