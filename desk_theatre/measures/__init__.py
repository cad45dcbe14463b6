"""
Numbers, each a fold over events; one definition each, with its unit, in one place.
"""
