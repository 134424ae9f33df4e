"""A municipality's own paper: read into a profile line by line, and held against the entries of the bank.

`reading` gives its lines, `guessing` what each of them is, `recognising` why it is no profile.
"""
