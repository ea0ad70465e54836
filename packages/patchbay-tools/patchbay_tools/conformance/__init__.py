"""The conformance kit: what a connector has to show for bronze, silver and gold."""
