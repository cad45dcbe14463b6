"""
Rows, letters, graphs and colours: how anything is drawn, whatever it says.
"""
