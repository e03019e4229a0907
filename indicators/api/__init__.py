"""The resources of indicators in the REST API."""
