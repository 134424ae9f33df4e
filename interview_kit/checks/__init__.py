"""What an expert reader would say of a bank, before a question reaches a candidate.

A new rule is one function in `wording`, `anchors`, `entries` or `across`, one line in that file's list, and
its words in `problems/rule_texts`. Rules read values and yield findings; they read no files.
"""
