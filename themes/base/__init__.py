"""The one theme: layouts, components, tokens, modules.

It owns what a page looks like and how its parts behave in a browser.
It never decides who sees what, never queries, and holds no text of one room only.
"""
