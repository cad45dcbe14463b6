"""
What the stage calls things: labels, figures, explanations.
"""
