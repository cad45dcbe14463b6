"""
The sentences of the show, one file for each place where they are read. Functions return text and know no layout.
"""
