"""A municipality's own profile: read from its own paper, and held against the entries of the bank."""
