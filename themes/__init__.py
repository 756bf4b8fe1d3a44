"""How everything looks: layouts, components, tokens, scripts, e-mail and PDF layouts.

It owns every template tag, style and script that more than one room shows, and the pages for errors.
It never holds a rule of the product, reads no room's data, and lets no firm add code: a theme is tokens.
"""
