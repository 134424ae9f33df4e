"""Frozen pydantic models of everything that is kept or passed on; they read no files."""
