"""Which papers a recruitment has, for whom, and under which names; each is made when it is asked for."""

from interview_kit.kit.papers import KitMaterials, Paper, kit_papers

__all__ = ["KitMaterials", "Paper", "kit_papers"]
