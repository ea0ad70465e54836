"""Shows the form of a connector in the browser while its author works on it."""
