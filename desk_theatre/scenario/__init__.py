"""
What is played: the conference, its service organisation, its demand and its promises, read from a TOML file.
"""
