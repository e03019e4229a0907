"""The resources of trees, goals, projects, raakvlakken and versions in the REST API."""
