"""A tree as a drawing: which goals show, where their boxes stand, which lines light up.

Pure: outlines in, numbers out; no database, no HTML, no addresses. What the drawing looks like
(colours, fonts, strokes) belongs in static/css/schema.css.
"""
