"""Files as pages that a screen can show: plain nodes with their looks, good enough to choose a paper by.

Standard library only. A file that cannot be shown is refused with a reason, whatever is in it.
"""

from interview_kit.previews.nodes import Node, Preview, Refusal
from interview_kit.previews.showing import preview_of

__all__ = ["Node", "Preview", "Refusal", "preview_of"]
