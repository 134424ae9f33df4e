"""A municipality's own profile: which entries of the bank are nearest to each of its lines."""

from interview_kit.profiles.nearest import Index, Known, Near, Nearness, how_near, known_entries, nearest

__all__ = ["Index", "Known", "Near", "Nearness", "how_near", "known_entries", "nearest"]
