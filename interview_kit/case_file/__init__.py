"""A recruitment as a case: what tells of others, who may see what, and when it is deleted. Pure."""
