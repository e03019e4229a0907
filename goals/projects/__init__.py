"""Projects: writing, forms, lists, imports, history. Pages are in goals/views/projects/."""
